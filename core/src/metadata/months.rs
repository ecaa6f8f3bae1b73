//! The names of the months in many languages.

use crate::words;

/// Beginnings of the months' names, January first and a bar between two; the longest that fits counts. English, German, French, Spanish,
/// Portuguese, Italian, Dutch, the Scandinavian languages, Finnish, Polish, Czech, Hungarian, Romanian, Turkish,
/// Indonesian, Croatian, Greek, Russian, Ukrainian, Arabic, Hebrew, Hindi, Bengali and Thai.
const MONTHS: &str = concat!(
    "jan jän gen ene led oca sty tam sij ιαν янв січ يناير ינו जन জান มกร|",
    "feb fev fév feu úno şub lut hel velj φεβ фев лют فبراير شباط פבר फ़र फर ফেব กุม|",
    "mar mär mrz már mrt maa mac bře ožu μαρ μάρ мар бер مارس آذار מרץ मार মার มีน|",
    "apr ápr abr avr kwi dub nis huh tra απρ апр кві أبريل ابريل نيسان אפר अप्र এপ্র เมษ|",
    "may mai maj máj mag mei kvě tou svi μαι μαΐ μάι ма тра مايو أيار מאי मई মে พฤษภ|",
    "jun jún juin giu cze červen červn haz kes lip ιουν ιούν июн чер يونيو حزيران יונ जून জুন มิถ|",
    "jul júl juil lug lip temm červenec července hei srpnj srpanj ιουλ ιούλ июл лип يوليو تموز יול जुल জুল กรก|",
    "aug ago aoû aou ağu sie srp elo kol ogos agt αυγ αύγ авг сер أغسطس اغسطس آب אוג अग আগ สิง|",
    "sep set szep wrz zář eyl syy ruj σεπ сен вер سبتمبر أيلول ספט सित সেপ กัน|",
    "oct okt ott out paź říj eki lok οκτ окт жов أكتوبر اكتوبر אוק अक् অক্ ตุล|",
    "nov lis kas marra stu νοε νοέ ноя ное نوفمبر נוב नव নভ พฤศ|",
    "dec dez déc dic des gru pros ara jou δεκ дек гру ديسمبر דצמ दिस ডিস ธัน",
);

/// The month that a word names.
#[inline(never)]
pub(super) fn month(word: &str) -> Option<u32> {
    const SHORTEST: usize = 3;
    if word.len() < SHORTEST {
        return None;
    }
    let (word, names) = (words::lower(word), MONTHS.as_bytes());
    let ends = |at: usize| matches!(names.get(at), None | Some(b' ' | b'|'));
    let (mut at, mut month, mut longest, mut found) = (0, 1, 0, None);
    while at < names.len() {
        let length = names[at..].iter().zip(word.bytes()).take_while(|&(&one, other)| one == other).count();
        if length > longest && ends(at + length) {
            (longest, found) = (length, Some(month));
        }
        // On to the next name.
        while !ends(at) {
            at += 1;
        }
        month += u32::from(names.get(at) == Some(&b'|'));
        at += 1;
    }
    found
}

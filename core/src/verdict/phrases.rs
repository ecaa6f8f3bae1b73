//! What widgets say of themselves, in many languages.
//!
//! For what has no structure left, above all plain text. A phrase counts only as the whole of a short block (or, where
//! a rule says so, its beginning), never as a part of a sentence. They are listed as [`plain`] writes them.

use crate::words;

/// "Close".
pub(super) const CLOSE: &[&str] = &[
    "close", "close window", "schließen", "fermer", "cerrar", "chiudi", "sluiten", "fechar", "закрыть", "zamknij", "zavřít", "stäng", "luk",
    "lukk", "sulje", "kapat", "bezárás", "închide", "κλείσιμο", "закрити", "닫기", "閉じる", "とじる", "关闭", "關閉", "إغلاق", "اغلاق", "بستن",
    "סגור", "बंद करें", "ปิด", "đóng", "tutup",
];

/// "To the top".
pub(super) const GO_TOP: &[&str] = &[
    "go top", "go to top", "back to top", "to top", "top of page", "nach oben", "zum seitenanfang", "haut de page", "retour en haut", "volver arriba",
    "ir arriba", "torna su", "torna all inizio", "naar boven", "voltar ao topo", "наверх", "вверх", "do góry", "nahoru", "till toppen",
    "til toppen", "takaisin ylös", "yukarı çık", "başa dön", "맨 위로", "위로", "ページトップへ", "ページの先頭へ", "トップへ戻る", "返回顶部",
    "回到顶部", "回頂端", "العودة إلى الأعلى", "إلى الأعلى", "بازگشت به بالا", "חזרה למעלה", "ऊपर जाएं", "กลับขึ้นด้านบน", "lên đầu trang", "kembali ke atas",
];

/// "Cookies".
pub(super) const COOKIES: &[&str] =
    &["cookie", "cookies", "クッキー", "쿠키", "куки", "файлы", "кукі", "עוגיות", "كوكيز", "ملفات", "کوکی", "คุกกี้", "çerez", "çerezleri"];

/// "Advertisement".
pub(super) const ADVERTISEMENT: &[&str] = &[
    "advertisement", "advertisements", "advertising", "ad", "sponsored", "anzeige", "werbung", "publicité", "publicidad", "pubblicità", "publicidade",
    "advertentie", "reklama", "реклама", "reklam", "annons", "annonce", "mainos", "hirdetés", "διαφήμιση", "광고", "広告", "广告", "廣告", "إعلان",
    "اعلان", "آگهی", "פרסומת", "विज्ञापन", "โฆษณา", "quảng cáo", "iklan",
];

/// "Most read", "Related".
pub(super) const OTHER_STORIES: &[&str] = &[
    "most read", "most popular", "most viewed", "trending", "trending now", "popular posts", "popular stories", "related", "related articles", "related stories",
    "related posts", "related news", "read more", "read also", "read next", "up next", "recommended", "recommended for you", "you may also like",
    "you might also like", "more stories", "more from", "latest news", "top stories", "editors picks", "meistgelesen", "meist gelesen", "die meistgelesenen artikel",
    "mehr zum thema", "das könnte sie auch interessieren", "lesen sie auch", "auch interessant", "les plus lus", "les articles les plus lus", "à lire aussi",
    "lire aussi", "sur le même sujet", "lo más leído", "lo más visto", "te puede interesar", "también te puede interesar", "noticias relacionadas", "i più letti",
    "le più lette", "leggi anche", "articoli correlati", "mais lidas", "leia também", "meest gelezen", "lees ook", "gerelateerd", "самое читаемое", "читайте также",
    "популярное", "najczęściej czytane", "czytaj także", "zobacz też", "nejčtenější", "mest läst", "mest lest", "læs også", "les også", "luetuimmat",
    "lue myös", "çok okunanlar", "en çok okunanlar", "ilgili haberler", "많이 본 뉴스", "많이 본 기사", "관련기사", "관련 기사", "인기기사", "人気記事", "関連記事",
    "おすすめ記事", "ランキング", "アクセスランキング", "相关阅读", "相关新闻", "热门文章", "推荐阅读", "相關新聞", "熱門新聞", "الأكثر قراءة", "اقرأ أيضا", "اقرأ أيضاً",
    "مواضيع ذات صلة", "پربازدیدترین", "הנקראות ביותר", "כתבות נוספות", "सबसे ज्यादा पढ़ी गई", "ข่าวที่เกี่ยวข้อง", "xem thêm", "tin liên quan", "baca juga", "berita terkait",
];

/// The text's words in lower case, with one space between them; in unspaced scripts without.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut unspaced = true;
    for word in words::split(text) {
        let next_unspaced = word.chars().next().is_some_and(words::is_unspaced);
        if !plain.is_empty() && !(unspaced && next_unspaced) {
            plain.push(' ');
        }
        unspaced = next_unspaced;
        plain.extend(word.chars().flat_map(char::to_lowercase));
    }
    plain
}

/// Whether a short text is one of the phrases and nothing else.
pub(super) fn is(text: &str, phrases: &[&str]) -> bool {
    const LONGEST: usize = 80;
    text.len() <= LONGEST && {
        let text = plain(text);
        phrases.contains(&text.as_str())
    }
}

/// Whether a short text begins with one of the phrases.
pub(super) fn begins(text: &str, phrases: &[&str]) -> bool {
    const LONGEST: usize = 80;
    text.len() <= LONGEST && {
        let text = plain(text);
        phrases.iter().any(|phrase| text.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
    }
}

/// Whether one of the words is in a text.
pub(super) fn mentions(text: &str, phrases: &[&str]) -> bool {
    let text = format!(" {} ", plain(text));
    phrases.iter().any(|phrase| {
        let unspaced = phrase.chars().next().is_some_and(words::is_unspaced);
        if unspaced { text.contains(phrase) } else { text.contains(&format!(" {phrase}")) }
    })
}

#[cfg(test)]
mod tests {
    use super::{ADVERTISEMENT, CLOSE, COOKIES, GO_TOP, OTHER_STORIES, begins, is, plain};

    #[test]
    fn phrases_are_listed_as_they_are_compared() {
        for phrase in [ADVERTISEMENT, CLOSE, COOKIES, GO_TOP, OTHER_STORIES].concat() {
            assert_eq!(plain(phrase), phrase);
        }
    }

    #[test]
    fn phrases_count_as_wholes_in_any_script() {
        assert!(is("CLOSE", CLOSE));
        assert!(is("閉じる", CLOSE));
        assert!(!is("close the door", CLOSE));
        assert!(begins("go top LETTER", GO_TOP));
        assert!(!begins("go topless", GO_TOP));
        assert!(is("Meist gelesen:", OTHER_STORIES));
    }
}

//! What widgets say of themselves, in many languages.
//!
//! For what has no structure left, above all plain text. A phrase counts only as the whole of a short block (or, where
//! a rule says so, its beginning), never as a part of a sentence. They are listed in lower case and without
//! punctuation, and compared by their fingerprints ([`words::fingerprint`]).

use crate::block::Block;
use crate::words;

/// A list of phrases, as the numbers that they are compared by, in order.
macro_rules! phrases {
    ($($phrase:literal),* $(,)?) => { &$crate::words::sorted_list([$($crate::words::hash($phrase)),*]) };
}

pub(super) use phrases;

/// "Close".
pub(super) const CLOSE: &[u64] = phrases![
    "close",
    "close window",
    "schließen",
    "fermer",
    "cerrar",
    "chiudi",
    "sluiten",
    "fechar",
    "закрыть",
    "zamknij",
    "zavřít",
    "stäng",
    "luk",
    "lukk",
    "sulje",
    "kapat",
    "bezárás",
    "închide",
    "κλείσιμο",
    "закрити",
    "닫기",
    "閉じる",
    "とじる",
    "关闭",
    "關閉",
    "إغلاق",
    "اغلاق",
    "بستن",
    "סגור",
    "बंद करें",
    "ปิด",
    "đóng",
    "tutup",
];

/// "To the top".
pub(super) const GO_TOP: &[u64] = phrases![
    "go top",
    "go to top",
    "back to top",
    "to top",
    "top of page",
    "nach oben",
    "zum seitenanfang",
    "haut de page",
    "retour en haut",
    "volver arriba",
    "ir arriba",
    "torna su",
    "torna all inizio",
    "naar boven",
    "voltar ao topo",
    "наверх",
    "вверх",
    "do góry",
    "nahoru",
    "till toppen",
    "til toppen",
    "takaisin ylös",
    "yukarı çık",
    "başa dön",
    "맨 위로",
    "위로",
    "ページトップへ",
    "ページの先頭へ",
    "トップへ戻る",
    "返回顶部",
    "回到顶部",
    "回頂端",
    "العودة إلى الأعلى",
    "إلى الأعلى",
    "بازگشت به بالا",
    "חזרה למעלה",
    "ऊपर जाएं",
    "กลับขึ้นด้านบน",
    "lên đầu trang",
    "kembali ke atas",
];

/// "Cookies".
pub(super) const COOKIES: &[&str] = &[
    "cookie",
    "cookies",
    "クッキー",
    "쿠키",
    "куки",
    "файлы",
    "кукі",
    "עוגיות",
    "كوكيز",
    "ملفات",
    "کوکی",
    "คุกกี้",
    "çerez",
    "çerezleri",
];

/// "Advertisement".
pub(super) const ADVERTISEMENT: &[u64] = phrases![
    "advertisement",
    "advertisements",
    "advertising",
    "ad",
    "sponsored",
    "anzeige",
    "werbung",
    "publicité",
    "publicidad",
    "pubblicità",
    "publicidade",
    "advertentie",
    "reklama",
    "реклама",
    "reklam",
    "annons",
    "annonce",
    "mainos",
    "hirdetés",
    "διαφήμιση",
    "광고",
    "広告",
    "广告",
    "廣告",
    "إعلان",
    "اعلان",
    "آگهی",
    "פרסומת",
    "विज्ञापन",
    "โฆษณา",
    "quảng cáo",
    "iklan",
];

/// "Most read", "Related".
pub(super) const OTHER_STORIES: &[u64] = phrases![
    "most read",
    "most popular",
    "most viewed",
    "trending",
    "trending now",
    "popular posts",
    "popular stories",
    "related",
    "related articles",
    "related stories",
    "related posts",
    "related news",
    "read more",
    "read also",
    "read next",
    "up next",
    "recommended",
    "recommended for you",
    "you may also like",
    "you might also like",
    "more stories",
    "more from",
    "latest news",
    "top stories",
    "editors picks",
    "meistgelesen",
    "meist gelesen",
    "die meistgelesenen artikel",
    "mehr zum thema",
    "das könnte sie auch interessieren",
    "lesen sie auch",
    "auch interessant",
    "les plus lus",
    "les articles les plus lus",
    "à lire aussi",
    "lire aussi",
    "sur le même sujet",
    "lo más leído",
    "lo más visto",
    "te puede interesar",
    "también te puede interesar",
    "noticias relacionadas",
    "i più letti",
    "le più lette",
    "leggi anche",
    "articoli correlati",
    "mais lidas",
    "leia também",
    "meest gelezen",
    "lees ook",
    "gerelateerd",
    "самое читаемое",
    "читайте также",
    "популярное",
    "najczęściej czytane",
    "czytaj także",
    "zobacz też",
    "nejčtenější",
    "mest läst",
    "mest lest",
    "læs også",
    "les også",
    "luetuimmat",
    "lue myös",
    "çok okunanlar",
    "en çok okunanlar",
    "ilgili haberler",
    "많이 본 뉴스",
    "많이 본 기사",
    "관련기사",
    "관련 기사",
    "인기기사",
    "人気記事",
    "関連記事",
    "おすすめ記事",
    "ランキング",
    "アクセスランキング",
    "相关阅读",
    "相关新闻",
    "热门文章",
    "推荐阅读",
    "相關新聞",
    "熱門新聞",
    "الأكثر قراءة",
    "اقرأ أيضا",
    "اقرأ أيضاً",
    "مواضيع ذات صلة",
    "پربازدیدترین",
    "הנקראות ביותר",
    "כתבות נוספות",
    "सबसे ज्यादा पढ़ी गई",
    "ข่าวที่เกี่ยวข้อง",
    "xem thêm",
    "tin liên quan",
    "baca juga",
    "berita terkait",
];

/// Whether a block is one of the phrases and nothing else.
pub(super) fn is(block: &Block, phrases: &[u64]) -> bool {
    is_listed(block.fingerprint, phrases)
}

fn is_listed(print: u64, phrases: &[u64]) -> bool {
    phrases.binary_search(&print).is_ok()
}

/// Whether a short block begins with one of the phrases.
pub(super) fn begins(block: &Block, phrases: &[u64]) -> bool {
    let mut begins = false;
    words::each_prefix(&block.text, |_, prefix| begins |= is_listed(prefix, phrases));
    begins
}

/// Whether one of the words is in a text, or begins one.
pub(super) fn mentions(text: &str, phrases: &[&str]) -> bool {
    let text = words::lower(text);
    phrases.iter().any(|phrase| words::find(&text, phrase).is_some())
}

#[cfg(test)]
mod tests {
    use super::{CLOSE, GO_TOP, OTHER_STORIES, begins, is};
    use crate::block::{Block, Blocks};
    use crate::document::plain_text;
    use crate::elements::Elements;

    fn block(text: &str) -> Block {
        let document = plain_text::parse(text);
        Blocks::cut(&document, &Elements::recognise(&document))[0].clone()
    }

    #[test]
    fn phrases_count_as_wholes_in_any_script() {
        assert!(is(&block("CLOSE"), CLOSE));
        assert!(is(&block("閉じる"), CLOSE));
        assert!(is(&block("बंद करें"), CLOSE));
        assert!(!is(&block("close the door"), CLOSE));
        assert!(begins(&block("go top LETTER"), GO_TOP));
        assert!(!begins(&block("go topless"), GO_TOP));
        assert!(is(&block("Meist gelesen:"), OTHER_STORIES));
        assert!(is(&block("اقرأ أيضاً"), OTHER_STORIES));
    }
}

//! Pages with thousands of one kind of part: four times as many may not take much more than four times as long.

mod growth;

use growth::{grows_in_proportion, repeated};
use unhusk_core::document::html;

/// Parts of pages. `#` stands for the part's number.
const PARTS: &[(&str, usize)] = &[
    // Headings, lists and tables.
    ("<h2>Chapter #</h2>", 4_000),
    ("<h2>Rain</h2>", 4_000),
    (
        "<h2>Chapter #</h2><p>It rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday, day #.</p>",
        2_000,
    ),
    ("<h1>#</h1><h6>#</h6>", 2_000),
    ("<ul><li>rain #<li>snow #</ul>", 2_000),
    ("<dl><dt>rain #<dd>snow #</dl>", 2_000),
    ("<table><tr><th>a<th>b<tr><td>#<td>2</table>", 1_000),
    ("<table><tr><td>#<td><table><tr><td>a<td>b<tr><td>1<td>2</table></table>", 1_000),
    ("<tr><td>#<td><td>3", 4_000),
    // Figures, code and what unfolds.
    ("<figure><img src=#.png><figcaption>Rain # in the hills above the town</figcaption></figure>", 2_000),
    ("<figure>Rain #</figure>", 2_000),
    ("<picture><source srcset='a#.png 1x, b#.png 2x'><img src=#.png></picture>", 2_000),
    ("<pre>rain #</pre>", 2_000),
    ("<details><summary>#</summary>rain</details>", 2_000),
    ("<blockquote>rain #</blockquote>", 2_000),
    // Hidden sources.
    ("<noscript><p>It rained on day # again.</p></noscript>", 2_000),
    ("<noscript><img src=#.png></noscript>", 2_000),
    ("<p hidden>It rained on day # again.</p>", 2_000),
    (
        "<script type=application/ld+json>{\"headline\":\"Rain #\",\"articleBody\":\"It rained.\"}</script>",
        2_000,
    ),
    ("<meta property=og:title content='Rain #'>", 2_000),
    ("<link rel=canonical href=/#>", 2_000),
    ("<title>Rain #</title>", 2_000),
    // Widgets.
    ("<form><input type=email name=email><button>Go #</button></form>", 2_000),
    ("<div><div><div><input type=email></div></div></div>", 2_000),
    ("<input type=email>", 4_000),
    ("<dialog>Cookies #</dialog>", 2_000),
    ("<div role=dialog class=cookie-consent>Cookies # <button>Accept</button></div>", 2_000),
    ("<div class='advert ad-slot'>Buy #</div>", 2_000),
    ("<div class=comments><h3>Comments</h3><p>Rain # again, as all had said on Tuesday.</p></div>", 2_000),
    ("<div id=comment-#>Rain</div>", 2_000),
    ("<label>Rain # <input name=a></label>", 2_000),
    ("<a role=button href=/#>Go</a> ", 4_000),
    ("<button>A+</button><button>A-</button>", 2_000),
    ("<a href=https://www.facebook.com/sharer/sharer.php?u=#>Facebook</a> ", 4_000),
    ("<li><a href=#>^</a>", 4_000),
    ("<a href=##>Top</a>", 4_000),
    // Parts of the page.
    ("<nav><a href=/#>Rain</a></nav>", 2_000),
    ("<nav><a href=##>Rain</a></nav><p id=#>rain", 2_000),
    ("<header>Rain #</header>", 2_000),
    ("<footer>Rain #</footer>", 2_000),
    ("<aside><h3>Most read</h3><a href=/#>Rain #</a></aside>", 2_000),
    (
        "<article><h2>Rain #</h2><p>It rained on Monday, on Tuesday and on Wednesday, day #.</p></article>",
        2_000,
    ),
    ("<section class='a# b#'>Rain #</section>", 2_000),
    ("<div class='breadcrumbs font-size'>1</div>", 2_000),
    ("<main>Rain #</main>", 2_000),
    // Text.
    ("<p>It rained on Monday, on Tuesday and, to nobody's surprise, on Wednesday as well.</p>", 2_000),
    ("<p>Top 10 rain</p>", 4_000),
    ("<p>By N. N. #</p><time datetime=2019-01-08>8 January</time>", 2_000),
    ("<span class=byline rel=author>N. N. #</span><br><br>", 2_000),
    ("rain <i>#</i><br>", 4_000),
    ("x-# <x-#>rain</x-#> ", 4_000),
    ("<p data-#=a>rain</p>", 4_000),
    ("<iframe src=#></iframe><video></video><svg></svg>rain ", 2_000),
    ("<ruby>漢<rt>#</ruby>", 2_000),
    ("雨が降った。", 8_000),
    ("<math><mi>#</mi></math> ", 2_000),
    ("<span><math><mi>#</mi></math><span aria-hidden=true>#</span></span> ", 2_000),
    ("<span class=MathJax>#</span><script type=math/tex>#</script> ", 2_000),
    ("<script type=math/tex>#</script>", 2_000),
    ("<mjx-container><mjx-math data-latex=#></mjx-math></mjx-container>", 2_000),
    ("<pre><span>1</span> a #\n<span>2</span> b</pre>", 1_000),
    ("<table><tr><td>1<td><pre>rain #</pre></table>", 1_000),
    ("<pre><div>rain #</div><div><br></div></pre>", 1_000),
    ("<pre><span class=line>rain #</span><span class=line>b</span></pre>", 1_000),
    ("*_`[#](\\", 8_000),
];

#[test]
fn many_parts_of_one_kind() {
    for &(part, size) in PARTS {
        println!("{part}");
        grows_in_proportion(size, |size| {
            html::parse(&(0..size).map(|number| part.replace('#', &number.to_string())).collect::<String>())
        });
    }
}

/// What isn't closed nests, as far as a parser lets it.
#[test]
fn many_parts_in_one_another() {
    for part in [
        "<div class=a><p>rain</p>",
        "<ul><li>rain<ul><li>snow</ul>rain",
        "<table><tr><td>rain<td>",
        "<table><tr><th>a<th>b<tr><td>rain<td>",
        "<figure><img src=a>rain",
        "<details><summary>rain</summary>",
        "<section><h2>Rain</h2>It rained.",
        "<div role=dialog class='comments cookie advert'>rain",
        "<nav><a href=/a>rain</a>",
        "<footer>rain",
        "<form><input type=email>",
        "<div><a role=button>rain",
    ] {
        println!("{part}");
        grows_in_proportion(8_000, |size| repeated(part, size));
    }
}

/// One element, or one declaration, that has much. Attributes aren't among it: html5ever compares each of an element with
/// all before it, which is its own affair; 10,000 take 0.15 s.
#[test]
fn many_in_one() {
    let numbered = |part: &str, size: usize| -> String {
        (0..size).map(|number| part.replace('#', &number.to_string())).collect()
    };
    let grows = |before: &str, part: &str, after: &str, size: usize| {
        println!("{before}{part}{after}");
        grows_in_proportion(size, |size| html::parse(&format!("{before}{}{after}", numbered(part, size))));
    };
    grows("<p class='", "a# ", "'>rain", 8_000);
    grows("<select>", "<option>rain #", "</select>rain", 8_000);
    grows("<ul>", "<li>It rained on day #.", "</ul>", 4_000);
    grows("<ul>", "<li><a href=/#>Rain on day #</a>, and after that <ul><li>snow</ul>", "</ul>", 2_000);
    grows("<table><tr><th>a<th>b<tr>", "<td>#", "</table>", 8_000);
    grows("<table><tr><th>a<th>b<tr>", "<td>", "<td>rain</table>", 8_000);
    grows("<table><tr><th>a<th>b", "<tr><td>#<td><ul><li>1<li>2</ul>", "</table>", 2_000);
    grows("<pre>", "rain #\n", "</pre>", 8_000);
    grows("<figure><img src=a>", "<figcaption>rain #</figcaption>", "</figure>", 4_000);
    grows("<p>", "<font color=#>", "rain<p>rain<p>rain", 2_000);
    grows("<p>", "<a href=#>rain<p>", "", 4_000);
    grows("<p>", "<b><i>rain</b></i><p>", "", 4_000);
    grows("<footer>", "<div>rain #</div>", "</footer>", 4_000);
    let declared = "<script type=application/ld+json>";
    grows(
        &format!("{declared}{{\"@graph\":["),
        "{\"author\":{\"name\":\"N. #\"}},",
        "{}]}</script>rain",
        4_000,
    );
    grows(declared, "{\"a\":[", "</script>rain", 4_000);
}

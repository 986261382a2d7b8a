"""Texts that mean something to one of the languages that a paper passes through, one on a line.

They are all ours; each must arrive in every format as the text that it is.
"""

from __future__ import annotations

MARKDOWN = r"""
*a*
**a**
_a_
__a__
***
---
===
+++
# a
###### a
a #
a ##
#
- a
+ a
* a
1. a
1) a
99999. a
> a
>
`a`
``a``
```
~~~
~~a~~
~
[a](http://x.id)
[a]: http://x.id
[a][b]
![a](b.png)
![](x)
[x]
[ ] a
<http://x.id>
<a@b.id>
http://x.id
https://x.id/a_b_c?d=e&f=[g]
www.x.id
\
\\
a\
a|
|a|b|
\*a\*
a|\`
&amp;
&lt;script&gt;
&#60;
&#x3c;
&copy;
&nbsp;
a & b
a && b
&
a&b;c
$a$
$$a$$
\(a\)
^a^
:a:
==a==
<!-- a -->
<!--
-->
<!-- part: mark -->
<!-- /part -->
<!-- page: landscape -->
a  b
    a
{.class}
{: #id}
[^1]
[^1]: a
term : a
:::
+--+
a\nb
*
_
**
a*b*c
a_b_c
_a
a_
"""
HTML = r"""
<script>alert(1)</script>
<b>a</b>
</p>
</main>
</title>
</style>
<style>*{}</style>
<br>
<hr>
<img src=x onerror=alert(1)>
<svg onload=alert(1)>
<iframe src=//x.id>
<a href="javascript:a">b</a>
javascript:alert(1)
JaVaScRiPt:a
data:text/html,a
vbscript:a
file:///etc/passwd
"><script>
'"><b>
" onmouseover="a
' onclick='a
<
<<
>>
<>
a < b & c
a<b
a>b
< a
<a
</
<!
<?
<?php a ?>
<![CDATA[a]]>
<!DOCTYPE a>
<!ENTITY a SYSTEM "file:///etc/passwd">
&a;
%a;
<a/>
<w:p/>
</w:t></w:r>
<w:br/>
]]>
"""
TEMPLATES = r"""
{{ 7*7 }}
{{7*7}}
{% if a %}
{%p for a in b %}
{%tr endfor %}
{# a #}
{{ meeting.title }}
{{
}}
{%
%}
{_{ 7*7 }_}
{_% a %_}
${a}
$(a)
#{a}
%s
%(a)s
%n
{0}
{}
{a}
{!r}
{0.__class__}
{{ ''.__class__ }}
{{r a }}
{{p a }}
{%- a -%}
{% cellbg a %}
{% colspan a %}
{% vm %}
[[a]]
<%= a %>
@{a}
"""
OTHERS = r"""
#read("/etc/passwd")
#import "a"
#eval("1")
#let a = 1
#a
#[a]
@a
<label>
$ a $
/* a */
// a
= a
\u{41}
\end{document}
\input{/etc/passwd}
\write18{a}
\today
%a
=1+1
=HYPERLINK("http://x.id","a")
+1
-1
@SUM(A1)
=cmd|' /C calc'!A0
DDEAUTO c:\a.exe
{ DDE a }
INCLUDETEXT "c:\a"
'; DROP TABLE a; --
' OR 1=1
../../etc/passwd
/etc/passwd
C:\a
\\a\b
~/a
a;b
a|b
`id`
$(id)
&& id
NULL
None
nil
undefined
true
false
NaN
0
-0
1e9
1,000
1.000
0x1
--
—
–
…
......
……
“a”
‘a’
«a»
'a'
"a"
a'b
a"b
"""
LETTERS = [
    "日本語",
    "中文 字",
    "Ελληνικά",
    "Кириллица",
    "العربية",
    "עברית",
    "हिन्दी",
    "ไทย",
    "한국어",
    "ꦗꦮ",
    "é è ê ë",
    "e\u0301",
    "Å",
    "ﬁ ﬂ",
    "ß ẞ",
    "İ ı",
    "😀",
    "🇮🇩",
    "☐ ☑ ✓",
    "½ ¾ ²",
    "№ § ¶",
    "a\u00a0b",
    "a\u00adb",
    "\ufeffa",
    "a\u200bb",
    "a\u202eb",
    "a\u2028b",
    "a\x1b[31mb",
    "a\x07b",
    "a\x00b",
    "a\x0bb",
    "a\x85b",
    "a\ufffeb",
    "\ud800",
    "a\tb",
    "a\r\nb",
    "x" * 400,
    "panjang" * 40,
    "a-b" * 100,
    "kata " * 200,
    "((((((((((",
    ")" * 50,
    "https://x.id/" + "a" * 200,
    "MENYELENGGARAKAN-PERTANGGUNGJAWABAN",
]
NAUGHTY = [
    *(
        line
        for part in (MARKDOWN, HTML, TEMPLATES, OTHERS)
        for line in part.strip("\n").split("\n")
    ),
    *LETTERS,
]

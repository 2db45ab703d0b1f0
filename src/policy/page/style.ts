/** Letter paper, black and white enough for any printer; no font, picture or script from elsewhere. */
export const STYLE = `
@page { size: letter; margin: 12mm 12mm; }
* { box-sizing: border-box; }
body { font: 10.5pt/1.4 system-ui, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif; color: #111; background: #fff; max-width: 62rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.9em; margin: 0; line-height: 1.15; }
h2 { font-size: 1.35em; margin: 1.8em 0 .4em; border-bottom: 2px solid #111; padding-bottom: .1em; break-after: avoid; }
h3 { font-size: 1.1em; margin: 1.3em 0 .35em; break-after: avoid; }
h4 { font-size: 1em; margin: .8em 0 .2em; break-after: avoid; }
p { margin: .35em 0; }
header p { max-width: 46rem; }
.subtitle { font-size: 1.2em; color: #333; }
.advice { border: 2px solid #111; padding: .4em .7em; font-weight: 600; }
nav ul { columns: 2; padding-left: 1.1em; margin: .4em 0; }
a { color: #0b3d91; }
table { border-collapse: collapse; width: 100%; font-size: .88em; margin: .3em 0 .8em; }
thead { display: table-header-group; }
th, td { border: 1px solid #767676; padding: .3em .45em; vertical-align: top; text-align: left; overflow-wrap: break-word; }
thead th { background: #e6e6e6; }
tbody th { font-weight: 400; }
tr, table.types tbody { break-inside: avoid; }
table.rules tr, table.floors tr { break-inside: auto; }
table.floors thead th:nth-child(1) { width: 17%; } table.floors thead th:nth-child(2) { width: 9%; } table.floors thead th:nth-child(4) { width: 21%; } table.floors thead th:nth-child(5) { width: 14%; }
table.law tbody th { white-space: nowrap; }
.two > div { break-inside: avoid; }
tr.when td { border-top: 1px dotted #767676; background: #f7f7f7; }
tr.when ul { margin: 0; }
table.types tbody { border-bottom: 2px solid #111; }
small { display: block; color: #333; font-size: .9em; }
li small { display: inline; }
ul { margin: .2em 0; padding-left: 1.1em; }
ul.plain { list-style: none; padding: 0; margin: 0; }
ul.plain li { margin-bottom: .12em; }
.tracks { font-style: italic; }
.level { display: inline-block; min-width: 2.1em; text-align: center; font-weight: 700; border: 2px solid #111; border-radius: .3em; padding: 0 .25em; line-height: 1.25; }
.L1, .L2 { border-style: dotted; border-width: 1.5px; font-weight: 600; }
.L4 { border-width: 3px; }
.L5 { background: #111; color: #fff; }
.sure { font-weight: 700; }
.open { font-size: .85em; border: 1px dashed #111; border-radius: .2em; padding: 0 .2em; white-space: nowrap; }
.hotline { font-size: 1.1em; }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 0 1.5rem; }
table.types thead th:nth-child(1) { width: 24%; } table.types thead th:nth-child(2) { width: 7%; } table.types thead th:nth-child(3) { width: 18%; } table.types thead th:nth-child(4) { width: 20%; }
section:has(> .scroll:empty) { break-after: avoid; }
table.rules th:nth-child(1) { width: 18%; } table.rules td:last-child { width: 17%; }
.cite { white-space: nowrap; }
.sheet { break-before: page; break-after: page; font-size: 1.08em; }
.sheet h2 { margin-top: 0; font-size: 1.7em; }
.sheet h3 { margin: .75em 0 .2em; }
.sheet .place { margin: 0 0 .4em; }
.sheet .now { font-size: 1.45em; font-weight: 700; line-height: 1.4; border: 3px solid #111; border-radius: .4em; padding: .4em .6em .4em 1.8em; margin: 0; }
.fill, .ask { display: grid; grid-template-columns: 1fr 1fr; gap: .1em 1.4rem; margin-top: .5em; }
.fill.one { grid-template-columns: 1fr; margin-top: 0; }
.blank { border-bottom: 1px solid #111; min-height: 2.15em; display: flex; align-items: flex-end; }
.lines div { border-bottom: 1px solid #111; height: 2.1em; }
.boxes { display: flex; flex-wrap: wrap; gap: .15em 1em; margin: .2em 0; }
.boxes span::before { content: ''; display: inline-block; width: .85em; height: .85em; border: 1.5px solid #111; margin-right: .35em; vertical-align: -.08em; }
@media print { body { padding: 0; max-width: none; font-size: 9pt; line-height: 1.32; } a { color: inherit; text-decoration: none; } }
@media screen and (max-width: 40rem) { body { padding: .6rem; } nav ul { columns: 1; } .fill, .ask { grid-template-columns: 1fr; } .scroll { overflow-x: auto; } .scroll table { min-width: 44rem; } }
`;

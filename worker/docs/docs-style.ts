/** The colours are the screen's own: paper and bronze by day, a cutting room at night. */
export const DOCS_STYLE = `
:root { color-scheme: light dark;
  --wall: light-dark(#f5f2ec, #0b0d11); --bench: light-dark(#fffdf9, #12151b); --raised: light-dark(#eeeae2, #1a1e26);
  --edge: light-dark(#ddd7cb, #272d38); --strong: light-dark(#8a8373, #5d6676); --paper: light-dark(#1c1914, #ece8e1);
  --dim: light-dark(#4c483f, #a6adb9); --faint: light-dark(#645f54, #8790a0); --lamp: light-dark(#8f4c00, #f2b559);
  --good: light-dark(#1b6338, #86d3a2); --bad: light-dark(#a8221a, #ff9587); --info: light-dark(#1f4f9c, #93b9f5); }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--wall); color: var(--paper); font: 16px/1.55 ui-sans-serif, system-ui, sans-serif; }
a { color: var(--lamp); text-underline-offset: .2em; }
a.hash { color: inherit; text-decoration: none; }
a.hash:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--lamp); outline-offset: 2px; border-radius: .2rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; z-index: 2; background: var(--bench); padding: .5rem 1rem; }
.page { display: grid; grid-template-columns: 18rem minmax(0, 1fr); max-width: 84rem; margin: 0 auto; }
.side { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 1.5rem 1rem 3rem 1.25rem; border-right: 1px solid var(--edge); }
.side a { display: flex; gap: .5rem; padding: .2rem .5rem; color: var(--dim); text-decoration: none; font-size: .875rem; border-radius: .35rem; line-height: 1.35; }
.side a:hover { background: var(--raised); color: var(--paper); }
.side .home { font-weight: 650; font-size: 1rem; color: var(--paper); padding-bottom: .75rem; }
.side h2 { font-size: .8125rem; font-weight: 650; color: var(--faint); margin: 1.25rem .5rem .25rem; }
.side .verb { min-width: 2.9rem; font-size: .6875rem; padding: .1rem 0; background: none; text-align: left; }
.side input { width: 100%; font: inherit; color: inherit; background: var(--bench); border: 1px solid var(--strong); border-radius: .5rem; padding: .45rem .7rem; }
.side .found { font-size: .8125rem; color: var(--faint); margin: .35rem .5rem 0; min-height: 1.2em; }
main { padding: 2rem 2.5rem 6rem; min-width: 0; max-width: 60rem; }
h1 { font-size: 2rem; line-height: 1.15; letter-spacing: -.02em; margin: 0 0 .25rem; text-wrap: balance; }
h2 { font-size: 1.35rem; letter-spacing: -.015em; margin: 2.75rem 0 .5rem; }
.lead { color: var(--dim); margin: 0 0 1.5rem; }
h3 { font-size: .875rem; margin: 1.25rem 0 .4rem; }
p { margin: .5rem 0; text-wrap: pretty; }
.faint { color: var(--faint); }
code, pre { font: .84375rem/1.55 ui-monospace, SFMono-Regular, Menlo, monospace; }
code { overflow-wrap: anywhere; }
p code, li code, td code { background: var(--raised); padding: .08em .3em; border-radius: .25rem; }
.code { position: relative; margin: .6rem 0; }
.code pre { margin: 0; overflow-x: auto; background: var(--raised); border: 1px solid var(--edge); padding: .8rem 1rem; border-radius: .5rem; max-height: 32rem; }
.code button { position: absolute; top: .4rem; right: .4rem; font: 600 .75rem ui-sans-serif, system-ui, sans-serif; color: var(--paper); background: var(--bench); border: 1px solid var(--strong); border-radius: .35rem; padding: .25rem .6rem; cursor: pointer; }
.code:has(button:not([hidden])) pre { padding-right: 5rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem 1rem .4rem 0; border-bottom: 1px solid var(--edge); }
th { font-size: .8125rem; color: var(--faint); }
.op { background: var(--bench); border: 1px solid var(--edge); border-radius: .75rem; margin: .6rem 0; }
.op > summary { display: flex; flex-wrap: wrap; align-items: baseline; gap: .25rem .75rem; padding: .7rem 1rem; cursor: pointer; list-style: none; }
.op > summary::-webkit-details-marker { display: none; }
.op > summary:hover { background: var(--raised); border-radius: .7rem; }
.op > summary .words { color: var(--dim); font-size: .9375rem; flex-basis: 100%; }
.op[open] > summary { border-bottom: 1px solid var(--edge); }
.op .inside { padding: .5rem 1rem 1.1rem; }
.op:target { border-color: var(--lamp); }
.verb { display: inline-block; min-width: 4.25rem; text-align: center; font: 700 .75rem/1.4 ui-monospace, Menlo, monospace; padding: .15rem .4rem; border-radius: .35rem; color: var(--dim); background: var(--raised); }
.verb.get { color: var(--info); } .verb.post { color: var(--good); } .verb.delete { color: var(--bad); } .verb.put, .verb.patch { color: var(--lamp); }
.chips { display: flex; flex-wrap: wrap; gap: .35rem; margin: .6rem 0; padding: 0; list-style: none; font-size: .8125rem; }
.chips li { border: 1px solid var(--edge); border-radius: 99rem; padding: .1rem .65rem; color: var(--dim); }
dl { margin: 0; }
.fields { border-top: 1px solid var(--edge); }
.field { padding: .45rem 0; border-bottom: 1px solid var(--edge); }
.field .fields, .either { margin: .4rem 0 .2rem .5rem; padding-left: .9rem; border-left: 2px solid var(--edge); border-top: 0; }
.either .fields { margin: 0; padding: 0; border: 0; }
.inside > .fields:first-child, .inside > .either:first-child { border-top: 0; }
.field:last-child { border-bottom: 0; }
.field .name { font-weight: 650; }
.type { font-size: .875rem; color: var(--dim); }
.must { font-size: .75rem; color: var(--bad); }
.field dd { margin: 0; font-size: .9375rem; }
.field dd p { margin: .15rem 0; }
.answer { padding: .55rem 0; border-bottom: 1px solid var(--edge); font-size: .9375rem; }
.answer:last-child { border-bottom: 0; }
.status { font: 700 .875rem ui-monospace, Menlo, monospace; color: var(--good); margin-right: .6rem; }
.status.bad { color: var(--bad); }
.answer ul { margin: .2rem 0; padding-left: 1.2rem; }
details.example { margin: .4rem 0; }
details.example > summary { cursor: pointer; font-size: .875rem; color: var(--lamp); }
[hidden] { display: none !important; }
@media (max-width: 56rem) {
  .page { display: block; }
  .side { position: static; height: auto; max-height: none; border-right: 0; border-bottom: 1px solid var(--edge); padding: 1rem; }
  .side nav { max-height: 14rem; overflow-y: auto; border: 1px solid var(--edge); border-radius: .5rem; margin-top: .5rem; padding-bottom: .5rem; }
  main { padding: 1.25rem 1rem 4rem; }
  h1 { font-size: 1.6rem; }
  .op > summary { padding: .65rem .75rem; }
  .op .inside { padding: .5rem .75rem 1rem; }
  .code:has(button:not([hidden])) pre { padding: 2.6rem .8rem .8rem; }
}
@media print { .side, .code button { display: none; } .page { display: block; } }
`;

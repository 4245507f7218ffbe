#include "report/html_style.hpp"

namespace tomatic {

std::string_view styleSheet() {
  return R"css(
:root {
  color-scheme: light dark;
  --page: #f6f5f2; --card: #fff; --ink: #1d1d1f; --soft: #63636b; --edge: #d9d7d0; --band: #ecebe6;
  --good: #17663a; --fair: #8a5a00;
  --stripe: rgba(120, 120, 130, .16);
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #17181b; --card: #212328; --ink: #ececee; --soft: #a6a7b0; --edge: #3a3c44;
    --band: #2c2e35; --good: #7fd6a2; --fair: #f0c36d; --stripe: rgba(200, 200, 210, .10);
  }
}
* { box-sizing: border-box; }
html { font-size: clamp(14px, .42vw + 9.6px, 30px); -webkit-text-size-adjust: 100%; }
body {
  margin: 0; padding: 1.1rem clamp(.75rem, 1.6vw, 3rem) 2rem; background: var(--page);
  color: var(--ink); font-family: system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  line-height: 1.35;
}
h1, h2, h3, p, ul, dl, dd { margin: 0; padding: 0; }
header {
  display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; align-items: baseline; margin-bottom: .8rem;
}
h1 { font-size: 1.55rem; line-height: 1.2; letter-spacing: -.01em; }
h2 { font-size: 1.1rem; }
.cost { color: var(--soft); }
.cost.optimal { color: var(--good); font-weight: 600; }
.cost.open { color: var(--fair); font-weight: 600; }

.week {
  display: grid; grid-template-columns: repeat(var(--days), minmax(0, 1fr)); gap: .55rem;
}
.day {
  display: flex; flex-direction: column; min-width: 0; overflow: hidden;
  background: var(--card); border: 1px solid var(--edge); border-radius: .55rem;
}
.day > h2, .day > h3 {
  padding: .3rem .6rem; font-size: 1.05rem; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis;
}
.day h2 small, .day h3 small { font-weight: 400; color: var(--soft); font-size: .85em; }
.day table { width: 100%; border-collapse: separate; border-spacing: 0; table-layout: fixed; }
.day col.line { width: 2.3rem; }
tr.turn th {
  padding: .08rem .6rem; background: var(--band); color: var(--soft); text-align: left;
  font-size: .8rem; font-weight: 600; font-variant-numeric: tabular-nums;
}
.day th.line {
  padding: 0 .1rem 0 .5rem; color: var(--soft); font-size: .74rem; font-weight: 400;
  text-align: left; white-space: nowrap;
}
.day td { padding: 1px 3px 1px 0; }
.who {
  display: block; padding: .12rem .5rem; border: 1px solid rgba(0, 0, 0, .16);
  border-radius: .3rem; font-weight: 500; line-height: 1.3; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis;
}
tbody tr:nth-child(2) .who { margin-top: 2px; }
tbody tr:last-child .who { margin-bottom: 2px; }
.nobody, .shut {
  background: repeating-linear-gradient(135deg, transparent 0 .4rem, var(--stripe) .4rem .8rem);
  border: 1px dashed var(--soft); color: var(--soft); font-style: italic; font-weight: 400;
}
.absent .who { visibility: hidden; }
.closed { border-style: dashed; background: none; }
.closed p {
  flex: 1; display: flex; flex-direction: column; align-items: center; justify-content: center;
  gap: .2rem; padding: 1rem .6rem; text-align: center; color: var(--soft);
  background: repeating-linear-gradient(135deg, transparent 0 .7rem, var(--stripe) .7rem 1.4rem);
}
.closed b { font-size: 1.1rem; color: var(--ink); }

.details { display: grid; grid-template-columns: 2fr 3fr; gap: 1.2rem 2.2rem; margin-top: 1.4rem; }
.details.alone { grid-template-columns: 1fr; }
.details h2 { margin-bottom: .45rem; }
.kind { margin-bottom: .7rem; }
.kind h3 {
  display: flex; justify-content: space-between; gap: 1rem; font-size: .95rem;
  border-bottom: 1px solid var(--edge); padding-bottom: .1rem;
}
.kind h3 small { font-weight: 400; color: var(--soft); }
.kind ul { list-style: none; font-size: .88rem; }
.kind li {
  display: flex; justify-content: space-between; gap: 1rem; padding: .12rem 0;
  overflow-wrap: anywhere;
}
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.people { list-style: none; columns: 9.5rem; column-gap: .6rem; font-size: .92rem; }
.people li {
  display: flex; gap: .4rem; align-items: center; break-inside: avoid; padding: 1px 0;
}
.people .who { flex: 1; min-width: 0; }
.people .number { min-width: 2.6em; text-align: right; }
.legend { list-style: none; display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin-top: .9rem;
  font-size: .88rem; color: var(--soft); }
.legend li { display: flex; gap: .4rem; align-items: center; }
.legend .sample { width: 2.4rem; min-height: 1.3rem; padding: 0; }
.solution { margin-bottom: 2rem; }
.solution > h2 { margin-bottom: .5rem; }

@media screen and (min-width: 1600px) { html { font-size: clamp(16px, min(1.1vw, 1.8vh), 44px); } }
@media screen and (max-width: 60rem) { .details { grid-template-columns: 1fr; } }
@media screen and (max-width: 46rem) {
  h1 { font-size: 1.3rem; }
  .week { grid-template-columns: minmax(0, 1fr); gap: .9rem; }
  .day { overflow: visible; }
  .day > h2, .day > h3 {
    position: sticky; top: 0; z-index: 1; background: var(--card); border-radius: .55rem;
    font-size: 1.15rem;
  }
  .day table { display: block; padding: 0 .4rem .4rem; }
  .day colgroup { display: none; }
  .day tbody { display: grid; grid-template-columns: 1fr 1fr; gap: .25rem; margin-top: .35rem; }
  .day tbody tr { display: flex; align-items: center; min-width: 0; }
  tr.turn, .day tbody tr.turn { grid-column: 1 / -1; }
  tr.turn th { flex: 1; border-radius: .3rem; font-size: .9rem; }
  .day tbody tr.absent { display: none; }
  .day th.line { flex: 0 0 1.9rem; padding-left: .3rem; }
  .day td { flex: 1; min-width: 0; padding: 0; }
  .who { padding: .3rem .5rem; }
  tbody tr .who.who { margin: 0; }
  .closed p { padding: .8rem; border-radius: 0 0 .55rem .55rem; }
}
@media print {
  @page { size: A4 landscape; margin: 8mm; }
  :root {
    color-scheme: light; --page: #fff; --card: #fff; --ink: #000; --soft: #444; --edge: #999;
    --band: #eee; --good: #000; --fair: #000;
  }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
  html { font-size: 10.2pt; }
  body { padding: 0 .4mm; }
  header { margin-bottom: 2mm; }
  .week { gap: 2mm; }
  .day { break-inside: avoid; }
  .day > h2, .day > h3 { padding: .6mm 2mm; }
  .who { border: 1px solid #666; padding-block: .1rem; line-height: 1.25; }
  .kind, .people li, .solution { break-inside: avoid; }
  body > main > .details { break-before: page; margin-top: 0; }
  .details { grid-template-columns: 2fr 3fr; }
  .details.alone { grid-template-columns: 1fr; }
}
)css";
}

}  // namespace tomatic

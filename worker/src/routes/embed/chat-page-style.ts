type Rgb = readonly [red: number, green: number, blue: number];

const FALLBACK: Rgb = [31, 95, 139];
const PAPER: Rgb = [255, 255, 255];
const NIGHT: Rgb = [14, 18, 21];

/** `#rrggbb`; what the database holds need not be one, and nothing else may get into a style. */
function rgbOf(color: string): Rgb {
  const [, red, green, blue] = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(color) ?? [];
  if (!red || !green || !blue) return FALLBACK;
  return [Number.parseInt(red, 16), Number.parseInt(green, 16), Number.parseInt(blue, 16)];
}

function hexOf(color: Rgb): string {
  return `#${color.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;
}

/** A color that is certain to be one. */
export function safeColor(color: string): string {
  return hexOf(rgbOf(color));
}

/** The ground that the card lies on: mostly paper or night, with a breath of the widget's color. */
export function groundOf(color: string, scheme: "light" | "dark"): string {
  const [ground, share] = scheme === "dark" ? ([NIGHT, 0.14] as const) : ([PAPER, 0.1] as const);
  const tint = rgbOf(color);
  const channel = (at: 0 | 1 | 2) => Math.round(ground[at] + (tint[at] - ground[at]) * share);
  return hexOf([channel(0), channel(1), channel(2)]);
}

const LIGHT = "--card:#fff;--text:#16202a;--soft:#55616d;--line:rgb(16 32 42/.12)";
const DARK = "--card:#1b2126;--text:#e8ecef;--soft:#a3aeb8;--line:rgb(255 255 255/.14)";

/** `auto` follows the visitor's own choice, as the widget does. */
function schemeOf(color: string, scheme: "auto" | "light" | "dark"): string {
  const light = `:root{color-scheme:light;--main:${safeColor(color)};--ground:${groundOf(color, "light")};${LIGHT}}`;
  const dark = `:root{color-scheme:dark;--main:${safeColor(color)};--ground:${groundOf(color, "dark")};${DARK}}`;
  if (scheme === "light") return light;
  return scheme === "dark" ? dark : `${light}@media(prefers-color-scheme:dark){${dark}}`;
}

const LAYOUT = `
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{display:flex;flex-direction:column;height:100vh;height:100dvh}
h1{position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)}
.card{position:relative;flex:1;min-height:0;background:var(--card)}
#chat{position:absolute;inset:0}
#chat>*{display:block;width:100%;height:100%}
.late{position:absolute;inset:0;display:grid;align-content:safe center;overflow:auto;padding:2rem 1.5rem;text-align:center;visibility:hidden;animation:late 1ms 6s forwards}
.late p{max-width:26rem;margin:0 auto 1rem}
.late ul{margin:0;padding:0;list-style:none}
.late a,.words a{display:inline-block;padding:.375rem 0;color:inherit;overflow-wrap:anywhere}
body[data-open] .late{display:none}
@keyframes late{to{visibility:visible}}
@media(scripting:none){.late{visibility:visible;animation:none}}
#ask{display:flex;flex:none;gap:1rem;align-items:center;justify-content:space-between;width:100%;max-height:40%;overflow:auto;padding:.75rem 1rem;border:0;border-bottom:1px solid var(--line);border-inline-start:4px solid var(--main);background:var(--card);color:inherit;font:inherit;text-align:start;overflow-wrap:anywhere;cursor:pointer}
#ask:hover{background:var(--ground)}
#ask[hidden]{display:none}
#ask svg{flex:none;width:1.25rem;height:1.25rem;fill:none;stroke:currentcolor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
[dir=rtl] #ask svg{transform:scaleX(-1)}
#ask b{display:block;color:var(--soft);font-size:.8125rem;font-weight:600}
#ask:focus-visible,a:focus-visible{outline:3px solid currentcolor;outline-offset:-3px}
.words{justify-content:center;max-width:32rem;margin:0 auto;padding:2rem 1.5rem}
.words h1{position:static;width:auto;height:auto;margin:0 0 .5rem;clip-path:none;font-size:1.375rem;line-height:1.3}
.words p{margin:0;color:var(--soft)}
@media(min-width:37.5em) and (min-height:30em){
main:not(.words){width:calc(100% - 3rem);max-width:30rem;height:calc(100vh - 3rem);height:calc(100dvh - 3rem);max-height:46rem;margin:max(1.5rem,calc((100vh - 46rem)/2)) auto 0;overflow:hidden;border-radius:16px;box-shadow:0 0 0 1px var(--line),0 1px 2px rgb(0 0 0/.06),0 16px 48px rgb(0 0 0/.12)}
}
@media print{.late{visibility:visible;position:static}}
`;

export function chatPageStyle(color: string, scheme: "auto" | "light" | "dark"): string {
  return schemeOf(color, scheme) + LAYOUT;
}

import { hash } from 'node:crypto'
import type { Language } from '#src/shared/language.ts'
import type { Lane } from './http.ts'
import { waitingWords, type WaitingWords } from './waiting-words.ts'

/** A place as it is told to a page. */
export type ToldWait = {
  /** milliseconds until the next try */
  readonly again: number
  readonly place?: number
  readonly seconds?: number
}

// The colours of web/tokens.css: this page is sent where nothing else may cost anything.
const light = '--ground:#fbfbf9;--ink:#1b242b;--soft:#4d585f;--accent:#0f5a7d;--on:#fcfcfa'
const dark = '--ground:#11181c;--ink:#ecebe7;--soft:#b5bdc1;--accent:#8fd0ec;--on:#0c161c'
const contrast = '--ground:#fff;--ink:#000;--soft:#222;--accent:#00305e;--on:#fff'

const style = `
:root,[data-theme=light]{${light}}
[data-theme=dark]{${dark};color-scheme:dark}
[data-theme=contrast]{${contrast}}
@media(prefers-color-scheme:dark){[data-theme=system]{${dark};color-scheme:dark}}
@media(prefers-contrast:more){[data-theme=system]{${contrast};color-scheme:light}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1.0625rem/1.6 'Be Vietnam Pro',system-ui,sans-serif}
main{max-width:40rem;margin:0 auto;padding:3rem 1rem}
main>div{border-top:4px double var(--accent);padding-top:1.5rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 1rem}
p{margin:0 0 1rem}
#now{font-size:1.25rem;font-variant-numeric:tabular-nums}
.soft{color:var(--soft)}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
a{display:inline-flex;align-items:center;min-height:48px;padding:0 1.25rem;border-radius:4px;background:var(--accent);color:var(--on);font-weight:600;text-decoration:none}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
`

// Asks for the place without taking it, and opens the page when it is this reader's turn. What is
// read aloud is told at the first change and whenever half of those before have gone in.
const script = `
const box=document.querySelector('main').dataset,now=document.getElementById('now'),said=document.getElementById('said');
let last=Number(box.first)||Infinity;
const tell=({place,seconds})=>{
const text=(place===undefined?box.unknown:seconds===undefined?box.place:box.both).replace('{n}',place).replace('{m}',seconds);
now.textContent=text;
if(place!==undefined&&place<=last/2){last=place;said.textContent=text}};
const look=async()=>{
let again=4000+2000*Math.random();
try{
const reply=await fetch(location.href,{headers:{'hoithi-look':'1',accept:'application/json'},cache:'no-store'});
if(reply.status!==503&&reply.status!==429)return location.reload();
const {values}=await reply.json();
if(reply.status===503)tell(values);
again=values.again
}catch{now.textContent=box.away}
setTimeout(look,again)};
setTimeout(look,Number(box.again));
`

const sourceOf = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`

/** The content security policy of the page. */
export const waitingPagePolicy = [
  "default-src 'none'",
  `style-src ${sourceOf(style)}`,
  `script-src ${sourceOf(script)}`,
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const themes: ReadonlySet<string> = new Set(['light', 'dark', 'contrast', 'system'])

const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** Says a place in words. */
const placeInWords = (words: WaitingWords, { place, seconds }: ToldWait): string => {
  const text =
    place === undefined ? words.unknown : seconds === undefined ? words.place : words.both
  return text.replace('{n}', String(place)).replace('{m}', String(seconds))
}

/** The same for a screen that waits by itself: what is going on, the place, and that it costs nothing. */
export const waitInWords = (language: Language, told: ToldWait, lane: Lane): string => {
  const words = waitingWords[language]
  const stop = language === 'km' ? '។' : '.'
  const calm = lane === 'starting' ? [words.noTimeLost] : []
  return [`${words.title}${stop}`, placeInWords(words, told), ...calm].join(' ')
}

/**
 * The page of those who wait, from memory: it keeps the place, goes on by itself, and needs no other
 * file. Without scripts it asks again by itself too.
 */
export const waitingPage = (
  language: Language,
  theme: string | undefined,
  told: ToldWait,
): string => {
  const words = waitingWords[language]
  const data = (['both', 'place', 'unknown', 'away'] as const)
    .map((name) => ` data-${name}="${attribute(words[name])}"`)
    .join('')
  const look = theme !== undefined && themes.has(theme) ? theme : 'system'
  return `<!doctype html>
<html lang="${language}" data-theme="${look}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${words.title}</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${style}</style>
<noscript><meta http-equiv="refresh" content="${Math.ceil(told.again / 1000)}"></noscript>
</head>
<body>
<main id="main" data-again="${told.again}" data-first="${told.place ?? ''}"${data}><div>
<h1>${words.title}</h1>
<p id="now">${placeInWords(words, told)}</p>
<p id="said" class="unseen" role="status"></p>
<p>${words.keep}</p>
<p class="soft">${words.noTimeLost}</p>
<p><a href="">${words.retry}</a></p>
</div></main>
<script>${script}</script>
</body>
</html>
`
}

import type { Newspaper } from '../../core/domain/newspapers/newspaper.ts'
import { safeColour } from './edition-lines.ts'

/**
 * Read on a phone, on a screen and on paper. White on `main`, and `accent` on white, only by day: at night headings
 * have the reader's own colour. On paper nothing is lost where a browser prints no background.
 */
export function pageStyle(colours: Newspaper['colours']): string {
  const main = safeColour(colours.main)
  const accent = safeColour(colours.accent)
  return (
    ':root{background:Canvas;color:CanvasText;color-scheme:light dark}' +
    'body{font:1.125rem/1.6 system-ui,sans-serif;margin:0;overflow-wrap:anywhere}' +
    '.in{margin:0 auto;max-width:42rem;padding:0 1rem}a{color:LinkText}' +
    '.skip{left:-100vw;position:absolute}.skip:focus{background:Canvas;color:LinkText;display:inline-block;padding:.5rem 1rem;position:static}' +
    'a:focus-visible{outline:.2rem solid;outline-offset:.15rem}' +
    `.top{background:${main};color:#fff;padding:1.5rem 0}.top a{color:#fff}` +
    '.top p{margin:.25rem 0}.top img{display:block;margin:0 0 1rem}' +
    'h1{font-size:2.2rem;line-height:1.15;margin:0}.tag{font-size:1.2rem}' +
    `h2,h3{color:${accent}}h2{border-bottom:.2rem solid;font-size:1.7rem;line-height:1.2;margin:3rem 0 1rem;padding-bottom:.25rem}` +
    'h3{font-size:1.4rem;line-height:1.25;margin:2.5rem 0 .5rem}h4{font-size:1.2rem;margin:1.75rem 0 .5rem}h5{font-size:1.05rem;margin:1.5rem 0 .5rem}' +
    'p,ul,ol{margin:.75rem 0}.lead{font-weight:600}.by{font-style:italic}' +
    'img{height:auto;max-width:100%}figure img{max-height:32rem;width:auto}figure{margin:1.25rem 0}figcaption,footer{font-size:.95rem}' +
    'blockquote{border-left:.25rem solid;margin:1.25rem 0;padding-left:1rem}' +
    'dl{display:grid;gap:.25rem .75rem;grid-template-columns:max-content 1fr}dt{font-weight:bold}dd{margin:0}' +
    'nav ul{list-style:none;padding:0}nav ul ul{padding-left:1rem}nav li{margin:.35rem 0}' +
    '.errata{border:.2rem solid;margin:1.5rem 0;padding:0 1rem}.errata h2{margin-top:1rem}footer{border-top:1px solid;margin-top:3rem;padding:1rem 0}' +
    '@media(prefers-color-scheme:dark){h2,h3{color:inherit}}' +
    '@media print{:root{color-scheme:light}@page{margin:18mm}body{font-size:11pt}.skip{display:none}.in{max-width:none;padding:0}' +
    '.top{background:none;color:#000;padding:0}.top a{color:#000}h2,h3,h4,h5{break-after:avoid}figure,dl{break-inside:avoid}img{max-height:90mm;width:auto}}'
  )
}

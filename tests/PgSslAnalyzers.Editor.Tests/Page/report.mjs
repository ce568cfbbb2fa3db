// node report.mjs PAGE BROWSER
// Opens a page from a file as a reader would, on a screen and on a phone, and prints what is there to see.
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const [path, executablePath] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });

function look() {
  const channel = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const luminance = colour => { const [r, g, b] = colour.match(/[\d.]+/g).map(Number); return 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b); };
  const contrast = (one, other) => { const [a, b] = [luminance(one), luminance(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
  const background = getComputedStyle(document.body).backgroundColor;
  const texts = [...document.querySelectorAll('h1, h2, p, th, td')];
  return {
    title: document.title,
    scripts: document.scripts.length,
    tables: [...document.querySelectorAll('table')].map(table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.trim()))),
    bars: [...document.querySelectorAll('svg')].map(bar => ({ label: bar.getAttribute('aria-label'), width: bar.getBoundingClientRect().width, parts: [...bar.children].map(part => part.getBoundingClientRect().width) })),
    fits: document.documentElement.scrollWidth <= window.innerWidth,
    smallestText: Math.min(...texts.map(text => parseFloat(getComputedStyle(text).fontSize))),
    textContrast: Math.min(...texts.map(text => contrast(getComputedStyle(text).color, background))),
    barContrast: Math.min(...[...document.querySelectorAll('rect')].map(part => contrast(getComputedStyle(part).fill, background))),
  };
}

const seen = [];
try {
  for (const width of [1280, 390]) {
    const page = await browser.newPage({ viewport: { width, height: 800 } });
    const requests = [], complaints = [];
    page.on('request', request => requests.push(request.url()));
    page.on('console', message => complaints.push(message.text()));
    page.on('pageerror', error => complaints.push(error.message));
    await page.goto(pathToFileURL(path).href);
    seen.push({ width, requests: requests.length, complaints, ...await page.evaluate(look) });
    await page.close();
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));

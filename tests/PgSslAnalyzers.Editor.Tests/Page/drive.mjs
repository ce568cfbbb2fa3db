// node drive.mjs ADDRESS BROWSER FOLDER < files.json
// Opens each file in the editor as a user would: sees the mark, goes to it, opens the light bulb, takes the first fix. Prints what was seen, and takes pictures.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [address, executablePath, folder] = process.argv.slice(2);
const files = JSON.parse(readFileSync(0, 'utf8'));
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
const seen = [];
// The editor drops the question for fixes when another one, such as that of the hover, is still under way: a user presses the key again.
async function openMenu(page, choices) {
  for (let attempt = 0; attempt < 20; attempt++) {
    await page.evaluate(() => window.view.editor.trigger('user', 'editor.action.quickFix', {}));
    try {
      return await choices.first().waitFor({ timeout: 5_000 });
    } catch (error) {
      if (error.name !== 'TimeoutError')
        throw error;
    }
  }
  throw new Error('The light bulb offers nothing.');
}

const oneLine = async (locator) => (await locator.innerText()).replace(/\s+/g, ' ').trim();
const picture = (page, name) => page.locator('#frame').screenshot({ path: join(folder, name), animations: 'disabled', caret: 'hide' });
try {
  for (const file of files) {
    const page = await browser.newPage({ viewport: { width: 1080, height: 600 } });
    page.setDefaultTimeout(60_000);
    page.on('pageerror', error => console.error(`${file.file}: ${error.message}`));
    page.on('response', async answer => answer.status() >= 400 && console.error(`${answer.status()} ${answer.url()} ${await answer.text()}`));
    await page.goto(`${address}/index.html`);
    await page.evaluate(file => window.open_(file), file);
    await page.waitForSelector('.squiggly-warning', { state: 'attached' });
    const marks = await page.locator('.squiggly-warning').count();

    // The mouse over the mark, and then the light bulb.
    await page.evaluate(async () => {
      const [finding] = await window.view.check();
      window.view.editor.focus();
      window.view.editor.setPosition({ lineNumber: finding.start.line, column: finding.start.column + 1 });
      window.view.editor.trigger('user', 'editor.action.showHover', {});
    });
    const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
    await hover.waitFor();
    const message = await oneLine(hover);
    const choices = page.locator('.action-widget .monaco-list-row.action .title');
    await openMenu(page, choices);
    const menu = (await choices.allInnerTexts()).map(text => text.replace(/\s+/g, ' ').trim());
    await picture(page, `${file.picture}-menu.png`);

    await choices.first().click();
    await page.waitForFunction(text => window.view.text() !== text, file.text);
    const left = await page.evaluate(async () => (await window.view.check()).length);
    await page.waitForFunction(() => document.querySelectorAll('.squiggly-warning').length === 0);
    const fixed = await page.evaluate(() => window.view.text());
    await page.evaluate(() => { window.view.editor.updateOptions({ lightbulb: { enabled: 'off' } }); window.view.editor.setPosition({ lineNumber: 1, column: 1 }); window.view.editor.setScrollPosition({ scrollLeft: 0, scrollTop: 0 }); });
    await page.mouse.move(0, 590);
    await page.waitForFunction(() => document.querySelectorAll('.monaco-hover:not(.hidden)').length === 0);
    await picture(page, `${file.picture}-fixed.png`);
    seen.push({ picture: file.picture, marks, message, menu, fixed, left });
    await page.close();
  }
} finally {
  await browser.close();
}
process.stdout.write(JSON.stringify(seen));

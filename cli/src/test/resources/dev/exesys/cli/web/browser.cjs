// Opens the page in Chromium, checks what a person sees and does, and its accessibility.
// Arguments: the folder with node_modules, Chromium, the link, the id of a small and of a large run, a folder for screenshots.
const [, , modules, chromiumPath, link, small, large, shots] = process.argv;
const {createRequire} = require('node:module');
const from = createRequire(modules + '/');
const {chromium} = from('playwright-core');
const axe = require('node:fs').readFileSync(from.resolve('axe-core/axe.min.js'), 'utf8');
const assert = require('node:assert/strict');

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic'];

async function accessible(page, what) {
  const violations = await page.evaluate(async source => {
    if (!window.axe) new Function(source)();
    const result = await window.axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']});
    return result.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.map(n => n.target.join(' ')).join(', ')}`);
  }, axe);
  assert.deepEqual(violations, [], `accessibility of ${what}`);
}

(async () => {
  const browser = await chromium.launch({executablePath: chromiumPath, args: FLAGS});
  // The content security policy of the page forbids the checker's own script, so it is lifted for the test alone.
  const context = await browser.newContext({bypassCSP: true, viewport: {width: 1280, height: 900}});
  const page = await context.newPage();
  const errors = [];
  const hosts = new Set();
  page.on('pageerror', error => errors.push(error.message));
  page.on('request', request => hosts.add(new URL(request.url()).host));
  await page.goto(link);
  const base = new URL(link).origin;
  const go = async hash => page.goto(`${base}/#${hash}`);
  const shot = async name => shots && page.screenshot({path: `${shots}/${name}.png`});

  await page.getByRole('heading', {name: 'Runs'}).waitFor();
  await accessible(page, 'the list of runs');
  await page.locator('tbody a').first().click();
  await page.getByRole('heading', {name: 'test'}).waitFor();
  assert.match(await page.locator('.failures').textContent(), /command 1 exited with 3/);
  assert.match(await page.locator('.failures').textContent(), /Blocked: deploy/);
  await accessible(page, 'a run, its graph');
  await shot('run');

  await page.keyboard.press('f');
  await page.getByText('log of 0002').waitFor();
  await accessible(page, 'an order');
  await shot('order');
  await page.keyboard.press('Escape');
  await page.keyboard.press('t');
  await page.locator('.timeline').waitFor();
  await accessible(page, 'the timeline');
  await page.keyboard.press('o');
  await page.getByText('4 of 4').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('lint');
  await page.getByText('1 of 4').waitFor();
  await accessible(page, 'the table of orders');
  await page.keyboard.press('Escape');

  await page.getByRole('button', {name: 'Rerun'}).click();
  await page.getByText('Rerun started.').waitFor();

  const started = Date.now();
  await go(`/runs/${large}`);
  await page.getByText('10000 orders').waitFor();
  await page.locator('canvas[aria-busy="false"]').waitFor();
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  console.log(`10,000 orders drawn after ${Date.now() - started} ms`);
  await shot('large');
  const frames = await page.evaluate(async () => {
    const canvas = document.querySelector('canvas');
    const times = [];
    for (let i = 0; i < 20; i++) {
      const begin = performance.now();
      canvas.dispatchEvent(new WheelEvent('wheel', {deltaY: i < 10 ? -1 : 1, bubbles: true, cancelable: true}));
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b);
  });
  console.log(`frame while zooming 10,000 orders: median ${frames[10].toFixed(0)} ms, longest ${frames[19].toFixed(0)} ms`);
  await page.keyboard.press('o');
  await page.getByText('10000 of 10000').waitFor();
  assert.ok((await page.locator('.row').count()) < 100, 'only rows in view are elements');

  await page.emulateMedia({colorScheme: 'dark'});
  await page.setViewportSize({width: 420, height: 800});
  await go(`/runs/${small}`);
  await page.getByRole('heading', {name: 'test'}).waitFor();
  await accessible(page, 'a run on a dark, narrow screen');
  await shot('dark-narrow');

  assert.deepEqual(errors, [], 'errors of scripts');
  assert.deepEqual([...hosts], [new URL(link).host], 'hosts that the page asked');
  await browser.close();
  console.log('ok');
})().catch(error => {
  console.error(error);
  process.exit(1);
});

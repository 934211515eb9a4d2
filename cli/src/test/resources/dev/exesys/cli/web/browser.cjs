// Uses the page in Chromium and checks its content and accessibility.
// Arguments: the folder with node_modules, Chromium, the link, a folder for screenshots or an empty text, then the ids of runs:
// a failed one, one of 10,000 orders, a diamond in progress, one that waits for a queue, one for an approval, one of 1,000 orders.
const [, , modules, chromiumPath, link, shots, small, large, running, queue, approval, thousand] = process.argv;
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
  const context = await browser.newContext({bypassCSP: true, viewport: {width: 1280, height: 760}});
  const page = await context.newPage();
  const errors = [];
  const hosts = new Set();
  page.on('pageerror', error => errors.push(error.message));
  page.on('request', request => hosts.add(new URL(request.url()).host));
  await page.goto(link);
  const paint = await page.evaluate(
    () => new Promise(done => new PerformanceObserver(list => done(list.getEntries()[0].startTime)).observe({type: 'paint', buffered: true})));
  console.log(`first paint after ${paint.toFixed(0)} ms`);
  const base = new URL(link).origin;
  const go = async hash => page.goto(`${base}/#${hash}`);
  const shot = async (name, clip) => shots && page.screenshot({path: `${shots}/${name}.png`, clip});

  await page.getByRole('heading', {name: 'Runs'}).waitFor();
  await accessible(page, 'the list of runs');
  await page.locator('tbody a').first().click();
  await page.getByRole('heading', {name: 'test'}).waitFor();
  assert.match(await page.locator('.failures').textContent(), /command 1 exited with 3/);
  assert.match(await page.locator('.failures').textContent(), /Blocked: deploy/);
  await accessible(page, 'a run, its graph');
  await shot('failed');

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

  await go(`/runs/${running}`);
  await page.getByRole('heading', {name: 'running'}).waitFor();
  await page.locator('canvas[aria-busy="false"]').waitFor();
  await shot('diamond-running');
  await page.keyboard.press('m');
  await page.getByAltText('state machine of the 4 orders').waitFor();
  await page.locator('canvas[aria-busy="false"]').waitFor();
  await accessible(page, 'the state machine');
  await shot('machine');
  await go(`/runs/${queue}/orders/deploy`);
  await page.getByText('production, held by deploy-blue of run 00000000').waitFor();
  await page.locator('canvas[aria-busy="false"]').waitFor();
  await shot('queue');
  await go(`/runs/${approval}`);
  await page.getByText('Read the plan before it is applied').waitFor();
  assert.match(await page.locator('.approval').textContent(), /Afterplan.*Thenapply, notify/);
  await page.locator('canvas[aria-busy="false"]').waitFor();
  await accessible(page, 'a run that waits for approval');
  await shot('approval');
  await page.getByLabel('Comment').fill('plan read');
  await page.getByRole('button', {name: 'Approve'}).click();
  await page.getByText('Approved.', {exact: true}).waitFor();
  await go(`/runs/${thousand}`);
  await page.getByText('1000 orders').first().waitFor();
  await page.locator('canvas[aria-busy="false"]').waitFor();
  await page.locator('canvas').scrollIntoViewIfNeeded();
  await shot('orders-1000');

  const started = Date.now();
  await go(`/runs/${large}`);
  await page.getByText('10000 orders').first().waitFor();
  await page.locator('canvas[aria-busy="false"]').waitFor();
  await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
  console.log(`10,000 orders drawn after ${Date.now() - started} ms`);
  await page.locator('canvas').scrollIntoViewIfNeeded();
  await shot('orders-10000', {x: 0, y: 0, width: 760, height: 480});
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

  const scrolled = await page.evaluate(async () => {
    const rows = document.querySelector('.rows');
    const times = [];
    for (let i = 0; i < 20; i++) {
      const begin = performance.now();
      rows.scrollTop += 9000;
      await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
      times.push(performance.now() - begin);
    }
    return times.sort((a, b) => a - b);
  });
  console.log(`frame while scrolling 10,000 orders: median ${scrolled[10].toFixed(0)} ms, longest ${scrolled[19].toFixed(0)} ms`);

  await page.emulateMedia({colorScheme: 'dark'});
  await page.setViewportSize({width: 420, height: 800});
  await go(`/runs/${small}`);
  await page.getByRole('heading', {name: 'test'}).waitFor();
  await accessible(page, 'a run on a dark, narrow screen');
  await shot('narrow');
  await page.setViewportSize({width: 1280, height: 760});
  await page.locator('canvas[aria-busy="false"]').waitFor();
  await shot('dark');

  assert.deepEqual(errors, [], 'errors of scripts');
  assert.deepEqual([...hosts], [new URL(link).host], 'hosts that the page asked');
  await browser.close();
  console.log('ok');
})().catch(error => {
  console.error(error);
  process.exit(1);
});

// @ts-check
import {h, render} from 'preact';
import {useState} from 'preact/hooks';
import {useKeys, useRoute} from './hooks.js';
import {Pools} from './pools.js';
import {Runs} from './runs.js';
import {Run} from './run.js';

const KEYS = [
  ['/', 'search'],
  ['f', 'next failure'],
  ['g', 'the graph'],
  ['t', 'the timeline'],
  ['o', 'the orders'],
  ['m', 'the state machine'],
  ['Escape', 'back'],
  ['?', 'this help'],
];

function App() {
  const route = useRoute();
  const [help, setHelp] = useState(false);
  useKeys({'?': () => setHelp(shown => !shown)});
  const [, runId, order] = route.match(/^\/runs\/([^/]+)(?:\/orders\/(.+))?$/) ?? [];
  return h(
    'div',
    {},
    h(
      'header',
      {},
      h('a', {href: '#/', class: 'brand'}, 'exesys'),
      h('a', {href: '#/pools'}, 'Pools'),
      h('button', {class: 'plain', onClick: () => setHelp(!help), 'aria-expanded': String(help)}, 'Keys')),
    help && h(Help, {}),
    h(
      'main',
      {},
      runId
        ? h(Run, {key: runId, runId: decodeURIComponent(runId), orderName: order ? decodeURIComponent(order) : null})
        : route === '/pools'
          ? h(Pools, {})
          : h(Runs, {})));
}

function Help() {
  return h('dl', {class: 'help', 'aria-label': 'keyboard'}, KEYS.map(([key, what]) => [h('dt', {}, h('kbd', {}, key)), h('dd', {}, what)]));
}

render(h(App, {}), document.getElementById('app'));

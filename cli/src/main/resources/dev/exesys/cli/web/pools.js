// @ts-check
import {h} from 'preact';
import {get} from './api.js';
import {usePolled} from './hooks.js';
import {duration} from './status.js';

/** The pools: what waits, since when, and the workers seen lately. */
export function Pools() {
  const {value, error} = usePolled(() => get('/pools'), [], () => false, 3000);
  const pools = value?.pools ?? [];
  return h(
    'section',
    {},
    h('h1', {}, 'Pools'),
    error && h('p', {class: 'error', role: 'alert'}, error),
    value && pools.length === 0 && h('p', {}, 'This deployment has no pools.'),
    pools.map(pool => h(Pool, {key: pool.pool, pool})));
}

function Pool({pool}) {
  const age = pool.waiting_seconds === undefined ? '' : `, the first for ${duration(pool.waiting_seconds)}`;
  return h(
    'section',
    {},
    h('h2', {}, pool.pool),
    h('p', {}, `${pool.waiting} orders wait for a worker${age}. ${pool.running} of ${pool.slots} slots run an order.`),
    pool.workers.length === 0
      ? h('p', {}, 'No worker was seen lately.')
      : h(
          'table',
          {},
          h('thead', {}, h('tr', {}, ['Worker', 'Slots', 'Running', 'Started', 'Seen'].map(t => h('th', {key: t, scope: 'col'}, t)))),
          h('tbody', {}, pool.workers.map(worker => h(WorkerRow, {key: worker.name, worker})))));
}

function WorkerRow({worker}) {
  return h(
    'tr',
    {},
    h('td', {}, worker.name),
    h('td', {class: 'number'}, worker.slots),
    h('td', {class: 'number'}, worker.running),
    h('td', {}, new Date(worker.started_at).toLocaleString()),
    h('td', {}, new Date(worker.seen_at).toLocaleTimeString()));
}

// @ts-check
import {h} from 'preact';
import {useState} from 'preact/hooks';
import {get} from './api.js';
import {usePolled} from './hooks.js';
import {Log} from './log.js';
import {FINAL, Status, duration, stateOf} from './status.js';

/** One order: its state and reason, its log, its events, its outputs. */
export function Order({run, order, close}) {
  const [tab, setTab] = useState('log');
  return h(
    'aside',
    {'aria-label': `order ${order.order_name}`},
    h('button', {class: 'plain close', onClick: close, 'aria-label': 'close'}, '×'),
    h('h2', {}, h(Status, {state: stateOf(order)}), ' ', order.order_name),
    order.reason && h('p', {class: 'reason'}, order.reason),
    h(Facts, {order}),
    h(
      'div',
      {class: 'tabs', role: 'tablist', 'aria-label': 'order'},
      ['log', 'events', 'outputs'].map(name =>
        h('button', {key: name, role: 'tab', 'aria-selected': String(tab === name), onClick: () => setTab(name)}, name))),
    tab === 'log' && h(Log, {run, order}),
    tab === 'events' && h(Events, {run, order}),
    tab === 'outputs' && h(Outputs, {order}));
}

function Facts({order}) {
  const facts = [
    ['Target', order.execution_target],
    ['Exit code', order.exit_code],
    ['Time', duration(order.duration_seconds)],
    ['Attempts', Array.isArray(order.attempts) ? order.attempts.length : order.attempts],
    ['Queue', order.queue_holder ? `${order.queue_id}, held by ${order.queue_holder.order_name} of run ${order.queue_holder.run_id.slice(0, 8)}` : order.queue_id],
    ['Blocked by', order.blocked_by],
    ['Dependencies', (order.dependencies ?? []).join(', ')],
  ].filter(([, value]) => value != null && value !== '');
  return h('dl', {class: 'facts'}, facts.map(([name, value]) => [h('dt', {}, name), h('dd', {}, String(value))]));
}

function Events({run, order}) {
  const {value, error} = usePolled(
    () => get(`/runs/${run.run_id}/events`),
    [run.run_id],
    () => FINAL.has(run.status));
  if (error) return h('p', {class: 'error', role: 'alert'}, error);
  const events = (value ?? []).filter(e => e.order_name === order.order_name);
  if (value && events.length === 0) return h('p', {}, 'No event yet.');
  return h(
    'ol',
    {class: 'events'},
    events.map(e =>
      h(
        'li',
        {key: e.sk ?? e.epoch},
        h('time', {}, new Date(Number(e.epoch) * 1000).toLocaleTimeString()),
        ' ',
        h('strong', {}, e.event_type),
        ' ',
        e.status,
        h(Data, {data: e.data}))));
}

/** Nested data as nested lists. */
function Data({data}) {
  if (data == null || (typeof data === 'object' && Object.keys(data).length === 0)) return null;
  if (typeof data !== 'object') return h('span', {class: 'value'}, String(data));
  return h(
    'dl',
    {class: 'data'},
    Object.entries(data).map(([name, value]) => [h('dt', {}, name), h('dd', {}, h(Data, {data: value}))]));
}

function Outputs({order}) {
  const outputs = Object.entries(order.outputs ?? {});
  if (outputs.length === 0) return h('p', {}, 'The order has no plain output.');
  return h('dl', {class: 'data'}, outputs.map(([name, value]) => [h('dt', {}, name), h('dd', {}, String(value))]));
}

// @ts-check
import {h} from 'preact';
import {useRef, useState} from 'preact/hooks';
import {useKeys} from './hooks.js';
import {Rows} from './rows.js';
import {Status, duration, secondsBetween, stateOf} from './status.js';

const COLUMNS = ['State', 'Order', 'Target', 'Attempts', 'Time', 'Reason'];

/** The table of orders, with a search over names, states and reasons. */
export function Orders({orders, selected, open}) {
  const [text, setText] = useState('');
  const field = useRef(null);
  useKeys({'/': () => field.current?.focus()});
  const wanted = text.toLowerCase();
  const shown = orders.filter(o => !wanted || `${o.order_name} ${stateOf(o)} ${o.reason ?? ''}`.toLowerCase().includes(wanted));
  return h(
    'div',
    {},
    h('label', {class: 'search'}, 'Search', h('input', {ref: field, value: text, onInput: e => setText(e.currentTarget.value)}), ` ${shown.length} of ${orders.length}`),
    h('div', {class: 'columns cells', 'aria-hidden': 'true'}, COLUMNS.map(c => h('span', {key: c}, c))),
    h(Rows, {
      count: shown.length,
      height: 28,
      visible: 24,
      label: 'orders',
      reveal: shown.findIndex(o => o.order_name === selected),
      row: i => h(OrderRow, {order: shown[i], selected, open}),
    }));
}

function OrderRow({order, selected, open}) {
  const seconds = order.duration_seconds ?? (order.started_at ? secondsBetween(order.started_at, order.ended_at ?? null) : null);
  return h(
    'div',
    {class: `cells ${order.order_name === selected ? 'selected' : ''}`},
    h('span', {role: 'cell'}, h(Status, {state: stateOf(order)})),
    h('span', {role: 'cell'}, h('button', {class: 'link', onClick: () => open(order.order_name)}, order.order_name)),
    h('span', {role: 'cell'}, order.execution_target),
    h('span', {role: 'cell', class: 'number'}, Array.isArray(order.attempts) ? order.attempts.length : (order.attempts ?? '')),
    h('span', {role: 'cell', class: 'number'}, duration(seconds)),
    h('span', {role: 'cell', class: 'clip'}, order.reason ?? ''));
}

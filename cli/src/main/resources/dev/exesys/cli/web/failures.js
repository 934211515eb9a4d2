// @ts-check
import {h} from 'preact';
import {Status, duration, stateOf} from './status.js';

/** What failed, with reasons and the tails of logs; then what was blocked by it. */
export function Failures({run, orders, failures, open}) {
  const tolerated = failures.filter(o => o.must_succeed === false);
  const fatal = failures.filter(o => o.must_succeed !== false);
  const blocked = orders.filter(o => stateOf(o) === 'blocked');
  if (fatal.length + tolerated.length + blocked.length === 0) return null;
  return h(
    'div',
    {class: 'failures', 'aria-label': 'failures'},
    [...fatal, ...tolerated].slice(0, 20).map(order =>
      h(
        'article',
        {key: order.order_name},
        h(
          'h2',
          {},
          h('button', {class: 'link', onClick: () => open(order.order_name)}, order.order_name),
          ' ',
          h(Status, {state: stateOf(order)}),
          tolerated.includes(order) && ' (tolerated)',
          order.duration_seconds != null && ` after ${duration(order.duration_seconds)}`),
        order.reason && h('p', {class: 'reason'}, order.reason),
        order.log_tail && h('pre', {tabIndex: 0, 'aria-label': `end of the log of ${order.order_name}`}, lastLines(order.log_tail, 15)))),
    fatal.length + tolerated.length > 20 && h('p', {}, `… and ${fatal.length + tolerated.length - 20} more; see the orders.`),
    blocked.length > 0 && h('p', {}, `Blocked: ${blocked.slice(0, 30).map(o => o.order_name).join(', ')}${blocked.length > 30 ? ` and ${blocked.length - 30} more` : ''}`));
}

function lastLines(text, count) {
  return text.trimEnd().split('\n').slice(-count).join('\n');
}

// @ts-check
import {h} from 'preact';
import {useState} from 'preact/hooks';
import {stateOf} from './status.js';

/** The orders that wait for approval, each with what depends on the decision. */
export function Approvals({orders, change}) {
  const waiting = orders.filter(o => o.status === 'waiting_for_approval' || stateOf(o) === 'waiting_for_approval');
  return waiting.map(order => h(Approval, {key: order.order_name, order, orders, change}));
}

function Approval({order, orders, change}) {
  const [comment, setComment] = useState('');
  const asked = order.approval ?? {};
  const decide = approve =>
    change(
      `/orders/${encodeURIComponent(order.order_name)}/approval`,
      comment ? {approve, comment} : {approve},
      approve ? 'Approved.' : 'Rejected.');
  const released = dependents(order.order_name, orders);
  return h(
    'div',
    {class: 'approval', role: 'region', 'aria-label': `approval of ${order.order_name}`},
    h('p', {}, h('strong', {}, order.order_name), ' waits for approval', asked.message ? `: ${asked.message}` : '.'),
    h(
      'dl',
      {class: 'facts'},
      fact('Runs on', order.execution_target),
      fact('After', (order.dependencies ?? []).join(', ')),
      fact('Then', released.slice(0, 12).join(', ') + (released.length > 12 ? ` and ${released.length - 12} more` : '')),
      fact('Until', asked.expires_at ? new Date(asked.expires_at).toLocaleString() : '')),
    h(
      'p',
      {class: 'tools'},
      h('label', {}, 'Comment', h('input', {value: comment, maxLength: 1000, onInput: e => setComment(e.currentTarget.value)})),
      h('button', {onClick: () => decide(true)}, 'Approve'),
      h('button', {onClick: () => decide(false)}, 'Reject')));
}

function fact(name, value) {
  return value ? [h('dt', {}, name), h('dd', {}, value)] : null;
}

/**
 * The orders that depend on one, directly or not, in the order of the job.
 * @param {string} name
 * @param {any[]} orders
 * @returns {string[]}
 */
function dependents(name, orders) {
  const reached = new Set([name]);
  let before = 0;
  while (reached.size > before) {
    before = reached.size;
    for (const order of orders) {
      if ((order.dependencies ?? []).some(d => reached.has(d))) reached.add(order.order_name);
    }
  }
  return orders.map(o => o.order_name).filter(o => o !== name && reached.has(o));
}

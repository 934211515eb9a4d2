// @ts-check
import {h} from 'preact';
import {useMemo, useState} from 'preact/hooks';
import {get, post} from './api.js';
import {useKeys, usePolled} from './hooks.js';
import {FINAL, Status, duration, failedByItself, secondsBetween} from './status.js';
import {Approvals} from './approvals.js';
import {Failures} from './failures.js';
import {Graph} from './graph.js';
import {Machine} from './machine.js';
import {Order} from './order.js';
import {Orders} from './orders.js';
import {Timeline} from './timeline.js';

const VIEWS = {g: ['graph', 'Graph'], t: ['timeline', 'Timeline'], o: ['orders', 'Orders'], m: ['machine', 'Machine']};

/** A run: what failed first, then its graph, timeline or table of orders, and one order beside it. */
export function Run({runId, orderName}) {
  const {value: run, error, reload} = usePolled(() => get(`/runs/${runId}`), [runId], r => FINAL.has(r.status));
  const [view, setView] = useState('graph');
  const [notice, setNotice] = useState('');
  const orders = run?.orders ?? [];
  const failures = useMemo(() => orders.filter(failedByItself), [run]);
  const open = name => (location.hash = name ? `#/runs/${runId}/orders/${encodeURIComponent(name)}` : `#/runs/${runId}`);
  const nextFailure = () => {
    if (failures.length === 0) return;
    const at = failures.findIndex(o => o.order_name === orderName);
    open(failures[(at + 1) % failures.length].order_name);
  };
  useKeys({
    f: nextFailure,
    g: () => setView('graph'),
    t: () => setView('timeline'),
    o: () => setView('orders'),
    m: () => setView('machine'),
    Escape: () => (orderName ? open(null) : (location.hash = '#/')),
  });
  const change = async (path, body, done) => {
    try {
      const answer = await post(`/runs/${runId}${path}`, body);
      setNotice(done);
      if (answer.run_id && answer.run_id !== runId) location.hash = `#/runs/${answer.run_id}`;
      else reload();
    } catch (e) {
      setNotice(e.message);
    }
  };
  if (!run) return h('p', {role: error ? 'alert' : undefined, class: error ? 'error' : ''}, error ?? 'Loading …');
  const selected = orders.find(o => o.order_name === orderName);
  return h(
    'section',
    {},
    h(Title, {run, change}),
    (error || notice) && h('p', {class: 'error', role: 'alert'}, error ?? notice),
    h(Approvals, {orders, change}),
    h(Failures, {run, orders, failures, open}),
    h(
      'div',
      {class: 'tabs', role: 'tablist', 'aria-label': 'views'},
      Object.values(VIEWS).map(([name, label]) =>
        h('button', {key: name, role: 'tab', 'aria-selected': String(view === name), onClick: () => setView(name)}, label))),
    h(
      'div',
      {class: selected ? 'split' : ''},
      h(
        'div',
        {role: 'tabpanel', 'aria-label': view},
        view === 'graph' && h(Graph, {run, selected: orderName, open}),
        view === 'timeline' && h(Timeline, {run, selected: orderName, open}),
        view === 'orders' && h(Orders, {orders, selected: orderName, open}),
        view === 'machine' && h(Machine, {run, selected: orderName, open})),
      selected && h(Order, {key: selected.order_name, run, order: selected, close: () => open(null)})));
}

function Title({run, change}) {
  const over = FINAL.has(run.status);
  const summary = run.summary ?? {};
  return h(
    'div',
    {class: 'title'},
    h('h1', {}, h(Status, {state: run.status}), ' ', run.git_repo ?? run.flow_id),
    h(
      'p',
      {},
      [
        run.flow_id,
        run.commit && `commit ${run.commit.slice(0, 10)}`,
        `${run.order_count ?? (run.orders ?? []).length} orders`,
        `${summary.succeeded ?? 0} succeeded, ${summary.failed ?? 0} failed, ${summary.timed_out ?? 0} timed out`,
        duration(secondsBetween(run.created_at, over ? run.ended_at : null)),
      ]
        .filter(Boolean)
        .join(' · ')),
    run.reason && h('p', {class: 'reason'}, run.reason),
    h(
      'p',
      {class: 'actions'},
      run.console_url && h('a', {href: run.console_url, target: '_blank', rel: 'noreferrer'}, 'Step Functions console'),
      !over && h('button', {onClick: () => change('/cancel', null, 'Cancellation requested.')}, 'Cancel'),
      over && run.status !== 'succeeded' && h('button', {onClick: () => change('/rerun', null, 'Rerun started.')}, 'Rerun')));
}

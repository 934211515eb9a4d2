// @ts-check
import {h} from 'preact';
import {useEffect, useState} from 'preact/hooks';
import {text} from './api.js';
import {Graph} from './graph.js';

/** The graph of the orders, and beside it the state machine that the engine compiled from it. */
export function Machine({run, selected, open}) {
  const [picture, setPicture] = useState('');
  const [error, setError] = useState('');
  useEffect(() => {
    text(`/runs/${run.run_id}/machine`).then(setPicture, e => setError(e.message));
  }, [run.run_id, run.state_machine_arn]);
  return h(
    'div',
    {class: 'split'},
    h(Graph, {run, selected, open}),
    h(
      'div',
      {class: 'machine', tabIndex: 0, role: 'region', 'aria-label': 'state machine'},
      error && h('p', {class: 'error', role: 'alert'}, error),
      picture &&
        h('img', {src: `data:image/svg+xml,${encodeURIComponent(picture)}`, alt: `state machine of the ${(run.orders ?? []).length} orders`})));
}

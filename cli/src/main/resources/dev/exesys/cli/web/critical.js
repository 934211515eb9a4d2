// @ts-check
import {secondsBetween} from './status.js';

/**
 * Returns the critical path: the chain of dependent orders with the longest total duration.
 * @param {any[]} orders
 * @returns {Set<string>}
 */
export function criticalPath(orders) {
  const byName = new Map(orders.map(o => [o.order_name, o]));
  const length = new Map();
  const before = new Map();
  const visit = start => {
    const stack = [[start, 0]];
    while (stack.length > 0) {
      const frame = stack[stack.length - 1];
      const [name, next] = frame;
      const dependencies = byName.get(name)?.dependencies ?? [];
      if (next < dependencies.length) {
        frame[1]++;
        if (!length.has(dependencies[next]) && byName.has(dependencies[next])) stack.push([dependencies[next], 0]);
        continue;
      }
      stack.pop();
      let longest = 0;
      for (const d of dependencies) {
        if ((length.get(d) ?? 0) > longest) {
          longest = length.get(d);
          before.set(name, d);
        }
      }
      length.set(name, longest + own(byName.get(name)));
    }
  };
  for (const order of orders) if (!length.has(order.order_name)) visit(order.order_name);
  let last = null;
  for (const [name, seconds] of length) if (last === null || seconds > length.get(last)) last = name;
  const path = new Set();
  for (let name = last; name; name = before.get(name)) path.add(name);
  return path.size > 1 ? path : new Set();
}

function own(order) {
  return order.duration_seconds ?? (order.started_at ? secondsBetween(order.started_at, order.ended_at ?? null) : 0) ?? 0;
}

// @ts-check
// The requests of the page, all to the server that serves it.

/** @param {string} path */
export async function get(path) {
  const response = await fetch(`/api${path}`);
  if (!response.ok) throw new Error(await reason(response));
  return response.json();
}

/**
 * @param {string} path
 * @param {any=} body
 */
export async function post(path, body) {
  const response = await fetch(`/api${path}`, {method: 'POST', body: body ? JSON.stringify(body) : ''});
  if (!response.ok) throw new Error(await reason(response));
  return response.json();
}

/** @param {string} path */
export async function text(path) {
  const response = await fetch(`/api${path}`);
  if (!response.ok) throw new Error(await reason(response));
  return response.text();
}

async function reason(response) {
  try {
    return (await response.json()).error;
  } catch {
    return `HTTP ${response.status}`;
  }
}

/** It fetches the whole client anew: not while the first page waits for its own parts. */
const AFTER_MS = 3000

/** Keeps the client on the device for reloads without a network. In the built client only, and where the browser lets us. */
export function registerServiceWorker(): void {
  if (!import.meta.env.PROD || !window.isSecureContext || !('serviceWorker' in navigator)) return
  setTimeout(() => {
    navigator.serviceWorker.register('/service-worker.js').catch(() => {
      // A private window or a strict policy: the app works as before, only not without a network.
    })
  }, AFTER_MS)
}

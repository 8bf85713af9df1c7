const SERVERS_OWN = /^\/(?:api|sync|metrics)(?:\/|$)/

/** Whether a path is one that the client answers itself; all of those are the same page. Files have a dot in their name. */
export function isPage(path: string): boolean {
  return !SERVERS_OWN.test(path) && !path.includes('.')
}

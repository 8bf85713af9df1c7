import { describe, expect, it } from 'vitest'
import { routeOf } from '#client/app/router.ts'
import { isPage } from '#client/service-worker/is-page.ts'

describe('the service worker', () => {
  it.each(['/', '/studio', '/join', '/b/abc123'])('answers the page %s', path => {
    expect(isPage(path)).toBe(true)
  })

  it.each(['/api/boards', '/api', '/sync/abc/board', '/metrics', '/assets/index-1a2b.js', '/favicon.svg'])(
    'leaves %s to the network',
    path => {
      expect(isPage(path)).toBe(false)
    },
  )
})

describe('an address', () => {
  it('of a board names the board and the view', () => {
    expect(routeOf('/b/abc', '?view=outline')).toEqual({ page: 'board', board: 'abc', view: 'outline' })
  })

  it('with a view that there is not opens the board as it begins', () => {
    expect(routeOf('/b/abc', '?view=admin')).toEqual({ page: 'board', board: 'abc', view: undefined })
  })

  it.each(['/b/', '/b/a b', '/b/abc/more', `/b/${'x'.repeat(33)}`, '/nowhere'])('like %s leads nowhere', path => {
    expect(routeOf(path)).toEqual({ page: 'unknown' })
  })

  it('for codes and the start are the same page', () => {
    expect(routeOf('/join')).toEqual(routeOf('/'))
  })
})

import { describe, expect, it } from 'vitest'
import { partsOf } from '#client/app/begin-loading.ts'

const nowhere = () => undefined

describe('what is asked for at once', () => {
  it('is nothing before there is a board', () => {
    for (const pathname of ['/', '/join', '/studio', '/nowhere'])
      expect(partsOf({ pathname, search: '' }, nowhere)).toEqual([])
  })

  it('is the view that the address names', () => {
    expect(partsOf({ pathname: '/b/x', search: '?view=outline' }, () => 'participant')).toContain('outline')
  })

  it('is else the first view of the role that this device has on that board', () => {
    const roleOn = (board: string) => (board === 'x' ? ('facilitator' as const) : undefined)
    expect(partsOf({ pathname: '/b/x', search: '' }, roleOn)).toContain('canvas')
    expect(partsOf({ pathname: '/b/x', search: '' }, () => 'viewer')).toContain('results')
  })

  it('is only what every board needs, for somebody who comes for the first time or begins by writing', () => {
    const parts = ['shell', 'session', 'environment']
    expect(partsOf({ pathname: '/b/x', search: '' }, nowhere)).toEqual(parts)
    expect(partsOf({ pathname: '/b/x', search: '' }, () => 'participant')).toEqual(parts)
  })
})

import { createHash, timingSafeEqual } from 'node:crypto'

/** Gives that many unpredictable bytes; handed in, so that tests can foresee them. */
export type Random = (bytes: number) => Uint8Array

/** Letters and digits that nobody mistakes for another when they are read aloud or from a far screen. */
export const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
export const CODE_LENGTH = 6
const CODE_PATTERN = new RegExp(`^[${CODE_ALPHABET}]{${CODE_LENGTH}}$`)

/** 192 random bits: what stands behind the # of a link. */
const KEY_BYTES = 24
/** 256 random bits: what a device proves its session with. */
const TOKEN_BYTES = 32
/** 128 random bits: boards, links, participants. */
const ID_BYTES = 16

export const KEY_PATTERN = /^[A-Za-z0-9_-]{32}$/
export const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/

export function makeKey(random: Random): string {
  return base64url(random(KEY_BYTES))
}

export function makeToken(random: Random): string {
  return base64url(random(TOKEN_BYTES))
}

export function makeId(random: Random): string {
  return base64url(random(ID_BYTES))
}

/** Six characters, each equally likely: bytes that would favour some characters are thrown away. */
export function makeCode(random: Random): string {
  const fairBelow = 256 - (256 % CODE_ALPHABET.length)
  let code = ''
  while (code.length < CODE_LENGTH) {
    for (const byte of random(CODE_LENGTH)) {
      if (byte < fairBelow && code.length < CODE_LENGTH) code += CODE_ALPHABET.charAt(byte % CODE_ALPHABET.length)
    }
  }
  return code
}

/** What a person typed as a code, as it is stored; undefined if it cannot be one. */
export function readCode(typed: string): string | undefined {
  const code = typed.replace(/[\s-]/g, '').toUpperCase()
  return CODE_PATTERN.test(code) ? code : undefined
}

/** What is stored instead of a key or token. They are random and long, so one round of SHA-256 is enough. */
export function hashOf(secret: string): Uint8Array {
  return createHash('sha256').update(secret, 'utf8').digest()
}

/** Compares without telling by time how much of it was right. */
export function sameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hashOf(given), hashOf(expected))
}

export function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

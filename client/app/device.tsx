import { createContext, type ReactNode, useContext } from 'react'
import type { Api, ApiResult } from '#client/session/api.ts'
import type { TextStorage } from '#client/session/environment.ts'
import type { Tokens } from '#client/session/tokens.ts'
import { useBoard } from './use-board.tsx'

/** What this device has for every board: the way to the server, and what it keeps. Made once, before React. */
export interface Device {
  readonly api: Api
  readonly tokens: Tokens
  readonly texts: TextStorage
}

const ThisDevice = createContext<Device | undefined>(undefined)

export function DeviceProvider({ device, children }: { readonly device: Device; readonly children: ReactNode }) {
  return <ThisDevice value={device}>{children}</ThisDevice>
}

export function useDevice(): Device {
  const device = useContext(ThisDevice)
  if (!device) throw new Error('the device was asked for outside DeviceProvider')
  return device
}

/** Why a request failed, with a sentence in the catalogue for each. */
export type RequestError = Extract<ApiResult<never>, { readonly ok: false }>['error']

/** The server's routes for the open board, in this person's name. */
export function useBoardApi(): { readonly api: Api; readonly board: string; readonly token: string } {
  const { api, token, session } = useBoard()
  return { api, board: session.facts.board, token }
}

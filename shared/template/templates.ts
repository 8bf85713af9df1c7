import { strategyWorkshop } from './strategy-workshop.ts'
import type { BoardTemplate } from './template.ts'

/** All templates, in the order in which they are offered. */
export const TEMPLATES: readonly BoardTemplate[] = [strategyWorkshop]

export function templateById(id: string): BoardTemplate | undefined {
  return TEMPLATES.find(template => template.id === id)
}

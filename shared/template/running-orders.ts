import { AFFINITY } from './order-affinity.ts'
import { LEARNING_CAFE } from './order-learning-cafe.ts'
import { ONE_TWO_FOUR_ALL } from './order-one-two-four-all.ts'
import { OPERA } from './order-opera.ts'
import { RETROSPECTIVE } from './order-retrospective.ts'
import { STRATEGY_ORDER } from './order-strategy.ts'
import type { RunningOrder } from './running-order.ts'

/** All running orders, in the order in which they are offered. */
export const RUNNING_ORDERS: readonly RunningOrder[] = [
  STRATEGY_ORDER,
  ONE_TWO_FOUR_ALL,
  OPERA,
  LEARNING_CAFE,
  AFFINITY,
  RETROSPECTIVE,
]

import type { Handler, Incoming } from '../../router.ts'
import type { KeptList } from './store/kept.ts'

/** Serves a list of the site, once both are found. */
export type OfList = (serve: (list: KeptList, request: Incoming) => ReturnType<Handler>) => Handler

// Written by `npm run core-code`.
import type * as core from '../../core/domain/channels/count-text.ts'
export declare const graphemesIn: typeof core.graphemesIn
export declare const bytesIn: typeof core.bytesIn
export declare const countText: typeof core.countText

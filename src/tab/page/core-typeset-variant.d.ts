// Written by `npm run core-code`.
import type * as core from '../../core/domain/posts/typeset-variant.ts'
export declare const typesetVariant: typeof core.typesetVariant

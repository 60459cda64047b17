// Written by `npm run core-code`.
import type * as core from '../../core/domain/posts/rich-link.ts'
export declare const webLink: typeof core.webLink
export declare const linkIn: typeof core.linkIn

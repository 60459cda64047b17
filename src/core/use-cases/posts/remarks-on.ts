import type { PostContent } from '../../domain/posts/post.ts'
import { postRemarks, type Remark } from '../../domain/posts/post-remarks.ts'
import type { Ports } from '../../ports.ts'

/** What whoever writes is told of its pictures, and of the charter as it stands now. */
export async function remarksOn({ charters }: Pick<Ports, 'charters'>, content: PostContent): Promise<Remark[]> {
  return postRemarks(content, await charters.current())
}

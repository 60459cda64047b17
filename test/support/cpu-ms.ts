/** What the work costs this process: a machine that is busy with others makes it last longer, not cost more. */
export async function cpuMs(work: () => unknown): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What this thread has computed since it began, in ms: neither what others took meanwhile, nor the kernel's part. */
export function ownMs(): number {
  return process.threadCpuUsage().user / 1000
}

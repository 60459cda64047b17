/**
 * What a computer runs, or runs something with, when it is opened: no proposal needs it, and the library would hand it
 * on under Mary's name. After Outlook's list of blocked attachments.
 * https://support.microsoft.com/office/blocked-attachments-in-outlook-434752e1-02d3-4e90-9124-8b81e49a8519
 */
const endings = new Set([
  'ade',
  'adp',
  'app',
  'appref-ms',
  'appx',
  'bat',
  'chm',
  'cmd',
  'com',
  'cpl',
  'dll',
  'exe',
  'gadget',
  'hta',
  'inf',
  'ins',
  'iso',
  'jar',
  'js',
  'jse',
  'lnk',
  'mht',
  'msc',
  'msi',
  'msix',
  'msp',
  'mst',
  'pif',
  'ps1',
  'ps2',
  'psm1',
  'py',
  'reg',
  'scf',
  'scr',
  'sct',
  'sh',
  'url',
  'vb',
  'vbe',
  'vbs',
  'vhd',
  'vhdx',
  'wsc',
  'wsf',
  'wsh',
  'xll',
])

/** By its name alone: Windows drops dots and spaces at the end. */
export function isRisky({ name }: { name: string }): boolean {
  return endings.has(name.trim().replace(/(?<![.\s])[.\s]+$/, '').toLowerCase().split('.').at(-1) ?? '') && name.includes('.')
}

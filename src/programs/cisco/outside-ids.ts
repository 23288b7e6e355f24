import type { OutsideId } from '../../program/program.ts'

export const outsideIds: readonly OutsideId[] = [
  { column: 'ccde_number', label: 'CCDE Number', pattern: '^[0-9]{8}$', shownAs: 'attribute' },
  { column: 'ccie_number', label: 'CCIE Number', pattern: '^[0-9]{4,6}$', shownAs: 'attribute' },
  { column: 'netacad_id', label: 'Net Academy Id', shownAs: 'attribute', isLast: true },
  {
    column: 'badging_email',
    label: 'Credly (Acclaim) Badging',
    shownAs: 'identification',
    purpose: 'Your digital badges there are issued to this address.',
  },
  {
    column: 'vue_testing_id',
    label: 'Vue Testing ID',
    pattern: '^[A-Za-z0-9]{7,9}$',
    shownAs: 'identification',
    purpose: 'Your ID at the test centers.',
  },
]

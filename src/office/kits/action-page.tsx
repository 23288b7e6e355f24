import type { KitAction } from '../../core/kit-actions.ts'
import { ShippingFields, type ShippingFieldsProps } from '../../http/forms/shipping-fields.tsx'
import { paths } from '../../paths.ts'
import { ErrorSummary, type FieldError } from '../../ui/fields.tsx'
import type { OfficeFrame } from '../../ui/office/office-frame.ts'
import { OfficeLayout } from '../../ui/office/office-layout.tsx'
import { WhyFields } from '../../ui/office/why-fields.tsx'
import type { KitView } from './view.ts'
import { actionWords, kitWhys } from './words.ts'

interface ActionProps {
  readonly frame: OfficeFrame
  readonly kit: KitView
  readonly action: KitAction
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  /** Where the address is what changes. */
  readonly address?: ShippingFieldsProps | undefined
}

/** Explains what an action does with a kit and asks for the reason. */
export function KitActionPage({ frame, kit, action, typed, errors, address }: ActionProps) {
  const { question, button } = actionWords[action]
  return (
    <OfficeLayout title={errors.length > 0 ? `Error: ${question}` : question} frame={frame} look="fulfillment">
      {errors.length > 0 && <ErrorSummary errors={errors} />}
      <nav class="crumbs" aria-label="Where this page is">
        <a href={paths.officeKits}>Kits</a>
        <span>/</span>
        <a href={paths.officeKit(kit.id)} class="code">
          {kit.id}
        </a>
      </nav>
      <h1>{question}</h1>
      <p class="lede">
        {kit.name}, for <a href={paths.officePerson(kit.candidateId)}>{kit.person}</a>
      </p>
      <form method="post" action={paths.officeKitTo(kit.id, action)} novalidate>
        {address && <ShippingFields {...address} />}
        <div class="act-here narrow-form">
          {consequencesOf(kit, action).map((sentence) => (
            <p>{sentence}</p>
          ))}
          <input type="hidden" name="version" value={typed.version ?? String(kit.version)} />
          <WhyFields whys={kitWhys} typed={typed} errors={errors} />
          <div class="deeds">
            <button class="button main">{button}</button>
            <a href={paths.officeKit(kit.id)}>Back to the kit</a>
          </div>
        </div>
      </form>
    </OfficeLayout>
  )
}

/** What it does, and whether it can be undone. */
function consequencesOf(kit: KitView, action: KitAction): readonly string[] {
  const inactive =
    kit.heldFor && kit.heldFor !== 'on-hold' ? ['It stays on hold until the certification is active.'] : []
  const stop = kit.isAtPrinter
    ? ['The printer already has it. We ask the printer to stop it, but it may be too late.']
    : []
  if (action === 'address')
    return [
      ...(kit.others > 0 ? ['The other kits of this order also go to the new address.'] : []),
      'Kits that aren’t sent yet go to the printer again with the new address. To replace a kit that was sent, correct the address, then choose “Send again”.',
      'You can correct the address again.',
    ]
  if (action === 'reship')
    return [
      'The printer gets this kit on its next list, under the same ID, with the address of the order.',
      ...(kit.place === 'printer' ? ['The printer already has it: it may be printed twice.'] : []),
      ...inactive,
      'You can undo this until the printer confirms the list.',
    ]
  if (action === 'unship') return ['The kit goes back to the state the printer reported. It isn’t printed again.']
  if (action === 'hold') return [...stop, 'It doesn’t go to the printer until you release it.']
  if (action === 'release') return ['It goes to the printer if the certification is active.']
  if (action === 'cancel')
    return [
      ...stop,
      ...(kit.isFirst ? ['This was their first kit: they can claim a first kit again.'] : []),
      ...(kit.cents > 0 ? ['This doesn’t refund what was paid for it.'] : []),
      'You can bring it back later.',
    ]
  return kit.isClaimedAgain
    ? ['They’ve claimed another first kit since, so you can’t bring this one back.']
    : ['It’s printed and sent, even if the printer stopped it before.', ...inactive, 'You can cancel it again.']
}

// Making a space on this device, or joining one.
import type { VNode } from 'preact'
import { CreateSpaceScreen } from '../features/devices/CreateSpaceScreen.tsx'
import { JoinScreen } from '../features/devices/JoinScreen.tsx'
import { PassphraseChoice } from '../features/unlock/PassphraseChoice.tsx'
import type { Device } from './device.ts'

export interface EnteringProps {
  readonly device: Device
  readonly step: 'create' | 'join'
  readonly invitation: string
  readonly onDone: () => void
}

export function Entering({ device, step, invitation, onDone }: EnteringProps): VNode {
  const passphraseFor = (role: 'coordinator' | 'member') =>
    function passphraseStep(
      onChosen: (passphrase: string) => void,
      at: { busy: boolean; action: string },
    ) {
      return <PassphraseChoice unlock={device.unlock} role={role} onChosen={onChosen} {...at} />
    }
  if (step === 'create') {
    return (
      <CreateSpaceScreen
        devices={device.devices}
        passphrase={passphraseFor('coordinator')}
        onCreated={onDone}
        onBack={onDone}
      />
    )
  }
  return (
    <JoinScreen
      devices={device.devices}
      invitation={invitation}
      passphrase={passphraseFor('member')}
      onJoined={onDone}
      onBack={onDone}
    />
  )
}

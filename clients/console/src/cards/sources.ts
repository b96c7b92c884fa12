import { answer } from '@larder/api'
import { shallowRef, toValue, watch, type MaybeRefOrGetter } from 'vue'
import { api } from '../api'
import { campaignName, isCampaign } from '../campaigns/campaigns'
import type { Campaign } from '../types'
import { useWords } from '../words'

interface Sourced {
  readonly sourceChannel: string
}

/** Tells where lots came from: a way to pay, or the campaign that gave a bonus, whose name is asked for when one is there. */
export function useSources(lots: MaybeRefOrGetter<readonly Sourced[]>): (lot: Sourced) => string {
  const { t, name, language } = useWords()
  const campaigns = shallowRef<readonly Campaign[]>([])

  watch(() => toValue(lots).some((each) => isCampaign(each.sourceChannel)), async (bonus) => {
    if (!bonus || campaigns.value.length) return
    // Without its name a bonus is still told as one.
    campaigns.value = await answer(api.GET('/api/v1/campaigns')).then((found) => found.items, () => [])
  }, { immediate: true })

  return ({ sourceChannel }) => isCampaign(sourceChannel)
    ? (campaignName(campaigns.value, sourceChannel, language.value) ?? t('cards.kinds.BONUS'))
    : name('payWith', sourceChannel)
}

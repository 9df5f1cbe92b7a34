import { defineAsyncComponent } from 'vue'

/** Almost every message is sent: what is said of the others loads with the first of them. */
export const MessageDelivery = defineAsyncComponent(
  () => import('@/ui/components/message/MessageDelivery.vue'),
)

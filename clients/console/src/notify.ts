import { ElMessage } from 'element-plus/es/components/message/index'
import 'element-plus/es/components/message/style/css'

/** Says in passing that something worked. */
export function say(text: string): void {
  ElMessage({ message: text, type: 'success', duration: 3500, grouping: true, offset: 40 })
}

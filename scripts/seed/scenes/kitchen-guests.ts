export const kitchenGuests = [
  `
# sat morning
m: 今天包饺子！时间表：
两点和面
三点调馅
四点开包
六点下锅
t: I have cleared my calendar and most of the table.
a: Fennel fronds bought. The man at the stall asked what kind of fish. I said dumplings. He gave \
me a long look.
m: 哈哈，茴香就是要包饺子
t: Do we own a rolling pin for each of us?
m: 两根，还有一个空酒瓶
t: I take the bottle.
`,
  `
# sat evening
a: Count: 143 dumplings. I rolled 51 skins. My arms are a story for the grandchildren.
t: Mine are not round. They have character.
m: Tom 包的像小船，Amara 包的像帽子，都很好看
a: The ones that opened in the pot?
m: 那叫片儿汤，也好吃
t: The fennel ones are my favourite. Who knew!
a: I knew. I voted for them.
m: 剩下四十个冻起来了，深夜饿了自己煮：
水开下锅
再开加一次凉水
加三次，浮起来就好
t: Cold water three times. Like rinsing a kettle.
a: You rinse the kettle once.
t: I have changed.
m: 今天真开心 ❤️
`,
  `
# noon
t: Who ate frozen dumplings at 1 a.m.?
a: I was hungry and there was a recipe in the chat.
m: 几个？
a: Twelve.
m: 正常
t: I only ask because I came down at 1:30 to do the same and the pot was still warm. It was like \
meeting a ghost with good taste.
a: You could have said hello, I was in the next room reading.
t: We must plan our midnight meals better.
m: 下次叫上我！
`,
  `
# evening
m: 妈妈的包裹到了！！！
a: Open it open it
m: 等你们回来一起开
t: On my way. Eleven minutes. Ten if the light is green.
a: I can see it from the stairs. It is the size of a small cow.
m: 二十三公斤
t: Who carried it up?
m: 送货的小伙子，我给了他一瓶水和一个橘子
a: Fair trade.
t: Home!
m: 清点：辣椒酱六瓶，腊肠两串，干香菇一大袋，花椒，绿茶，还有三双手织的袜子
a: She knitted us socks?
m: 颜色是她猜的。红色的给 Amara，蓝色的给 Tom
t: They fit. How do they fit?
m: 她看照片就知道
a: I am wearing them now and I am never taking them off.
t: Please write to her that I am a changed man, from the ankles down.
`,
  `
# evening
a: 今天做腊肠煲仔饭，我看了三个视频
m: 哇！加油
a: Question: how do I know the crust at the bottom is gold and not black?
m: 听声音。先是咕嘟咕嘟，后来噼啪噼啪，再闻到焦香，马上关火
t: You cook by ear. That is wonderful.
a: It goes bubble bubble.
a: Now crackle.
a: CRACKLE
m: 关火！焖十分钟，别开盖！
t: I am standing next to her. She is guarding the lid like a dragon.
a: Opened. Gold!!
m: 我还有二十分钟到家，给我留锅巴
t: We will do our best. No promises.
m: Tom！
a: I have put a plate over your part and a book on the plate.
`,
  `
# morning
t: I have a cold. A big one. Do not sit near me.
m: 多喝热水
t: You always say that.
m: 因为有用
a: Stay in bed, I will bring tea at noon.
t: Gerald needs feeding.
m: 我来喂，一勺面粉一勺水？
t: Fifty grams of each. And talk to him a little.
a: He does not need talk.
t: We do not know that.
m: 我给他念报纸
`,
  `
# evening
m: 鸡汤炖上了，老姜、红枣、香菇
a: The whole staircase smells of it. Mrs Adler came up to ask whether someone had died or was \
getting married.
m: 哈哈哈哈
a: I said a cold. She went down and came back with a jar of honey and a scarf.
t: I hear you all laughing. I am behind the wall. I am very weak.
m: 汤好了就端给你
t: With noodles?
a: He is getting better.
`,
  `
# morning
t: I can smell coffee again. The world is back.
m: 太好了
a: Welcome back to the table!
t: The soup saved me. I want it written down somewhere.
m: 我妈的方子：
老母鸡半只，焯水
姜五片，红枣六颗，香菇八朵
小火两个半小时
盐最后放
t: Salt last. Understood. I am putting it on the fridge next to Ilse.
m: 冰箱上快没地方了
a: Then we need a second fridge. For the door.
`,
  `
# morning
t: The forest jam is finished and I would like to state that it was excellent to the end.
m: 你一个人吃完的
t: We all went into the forest. Not all of us came back.
a: It is too early for this.
m: ☕
t: Coffee is on the stove. There is enough for the two of you.
a: 你是好人
`,
  `
# evening
a: Next Sunday is my turn for the big dinner. I want to make my aunt's jollof.
m: 期待好久了！
t: What do you need?
a: Long-grain rice, good tomatoes, red peppers, two onions bigger than you think, thyme, bay \
leaf, and nobody in the kitchen who says "shouldn't it have more water".
t: I said that once.
a: Once was enough.
m: 哈哈，我保证不说话，只负责吃
a: And plantain. I know a shop behind the station.
t: I can fetch plantain. Green or yellow?
a: Yellow with black spots. If it looks like it should be thrown away, it is nearly ready.
t: Like the lemon.
a: Not like the lemon!
`,
  `
# sat noon
t: At the shop behind the station. The plantain is yellow with a great many spots.
a: Perfect, six please.
t: The lady asks who it is for and whether she knows what she is doing.
a: Tell her my aunt is from Enugu.
t: She says then why is she sending you.
a: 😂😂
m: 我喜欢这位老板
t: She threw in a bag of small hot peppers and told me to wash my hands before touching my face. \
I feel seen.
a: Did you touch your face?
t: I am outside. I touched my face.
m: 牛奶！用牛奶洗！
t: Going home with one eye. The good eye.
a: Oh Tom.
`,
  `
# sun evening
m: 我吃了三碗
t: Four, and I would marry that rice.
a: My aunt wants a photo of the pot. The empty pot. She says that is the only review that counts.
m: 锅底那层最好吃，和我们的锅巴一样
a: That is the party layer! You are not supposed to know about it until the second visit.
t: So both your families cook by burning the bottom on purpose.
m: 世界大同
a: She also asks if Tom's eye is better.
t: How does your aunt know about my eye?
a: I tell her everything.
m: 我妈也知道了
t: Wonderful. I am known in two countries as the man with the pepper.
`,
  `
# evening
a: I would like to raise the matter of the tea towels.
t: Go on.
a: There are nine of them and they are all wet.
m: 今天洗了两次碗
a: I am not accusing anyone. I am only saying, a towel that is wet is a towel that should hang, \
not lie in a heap like a sad animal.
t: Heard. I will put up a rail by the window tomorrow. I have a copper pipe left over.
m: 铜管！好高级
a: This is why I raise matters.
`,
  `
# afternoon
t: The rail is up. It is level. I checked three times.
a: It is beautiful. I have hung the towels by colour.
m: 像国旗
t: And there are six hooks for the cups.
m: 我们有七个杯子
t: …
a: One cup is always in use. It is fine.
t: That is exactly what I was going to say.
`,
  `
# morning
m: 早饭有人要吃葱油饼吗
t: Me
a: Me. Two.
m: 起来的人才有
t: I am up, I am on the stairs.
a: I am mentally up.
m: 第一张是 Tom 的
a: I AM UP
m: 😂 快来，趁热
`,
]

export const kitchenFeast = [
  `
# evening
a: Mrs Adler's eightieth. It is on the Saturday after next. Shall we talk about it now?
m: 好，我拿本子
t: Her daughter is coming from the coast and says she would love a table in the courtyard. About \
twenty people.
m: 二十个！
a: Two tables, then. The long one and the door.
t: The door?
a: The old door in the cellar, on two trestles, with a cloth. Nobody will know.
t: 聪明
m: 菜单我先列一个，你们再改
`,
  `
# evening
m: 菜单第一版：
冷菜：凉拌黄瓜、皮蛋豆腐、核桃沙拉
热菜：红烧肉、蒸鱼、干煸豆角、jollof
主食：长寿面，一定要有
甜点：蛋糕 + 豆沙包
t: I am hungry and proud.
a: What is in long life noodles?
m: 一根面，不能断。一碗一根，越长越好
t: One noodle. Per bowl. For twenty people.
m: 主要给寿星，其他人意思意思
a: Mrs Adler does not eat pork, she told me once. Beef?
m: 啊对，那改成红烧牛肉
t: And fish for the daughter. And the cake?
a: I will do the cake. Walnut and honey, with her own walnuts.
m: 她的核桃绕了一大圈又回家了
`,
  `
# evening
t: Chairs. We have seven. The people on the third floor have six. The bakery will lend us ten if \
we bring them back before Monday.
a: You asked the bakery?
t: I paid in walnut bread.
m: Gerald 立功了
a: Gerald deserves a chair.
t: Twenty-three chairs then, and one jar.
`,
  `
# evening
m: 今天试做了长寿面，断了
t: How far did you get?
m: 大概两米
a: Two metres of noodle is not a failure, Mei. It is a scarf.
m: 要三米以上才行，面要再醒久一点，多抹点油
t: Can I help? I can hold one end.
m: 你走到走廊那头
a: I am filming this.
m: 断了，Tom 打喷嚏
t: I am so sorry. It was the flour.
a: It is the best film I ever made.
`,
  `
# evening
a: Trial cake number one. It is dense.
t: Dense how?
a: I dropped a piece and it did not bounce, but the plate did.
m: 蛋白打发了吗
a: I thought I had. You are supposed to hold the bowl upside down over your head?
m: 理论上
a: In practice I have now washed my hair.
t: 😂
m: 明天一起再试一次，我打蛋白你拌粉
a: Deal. What do we do with this one?
t: I will have it with coffee. With a lot of coffee.
`,
  `
# afternoon
m: 第二次，成功！
a: Light as a cloud, and it smells of honey and holidays.
t: May I test it?
a: A thin slice.
t: Define thin.
m: 能看见光的那种
t: That is not cake, that is a curtain.
a: All right, a normal slice. And one for Mrs Adler? No, she must not know!
m: 差点说漏嘴
`,
  `
# evening
t: The waltz. I can play it all the way through now, with two mistakes.
m: 隔着墙听到了，很好听
a: Which two?
t: The beginning and the middle.
a: The end is lovely.
t: I was told the end is what people remember.
m: 口琴华尔兹配长寿面，她一定会哭
a: I will cry and I am only doing the cake.
`,
  `
# evening
a: Who is free on Friday evening to peel things?
m: 我
t: Me, from six.
a: The list for Friday:
peel and slice 4 kg of potatoes
soak the mushrooms
marinate the beef
wash all the glasses, they have been in the cellar since the last king
m: 土豆谁要的？
a: Her daughter asked. The potato salad of her childhood, with gherkins. She sent the recipe, \
four lines long, and the fourth says "you will know".
t: I trust a recipe like that.
m: 和我妈一模一样：「盐，适量」
`,
  `
# morning
m: 天气预报说周六晴
t: Which forecast?
m: 三个都说晴
a: Do not say it so loud.
t: I have a tarpaulin in any case. And rope. And opinions on knots.
m: 放心多了
`,
  `
# evening
a: I tried to borrow a big pot from the school kitchen.
m: 借到了吗
a: The cook asked how big. I said for twenty. She laughed for a long time and brought out one \
that I could sit in.
t: Did you?
a: Obviously. Photo: https://example.org/album/pot
m: 哈哈哈哈哈你在锅里
t: This is our cover picture from now on.
a: She wants it back on Monday with something in it. Anything, she said, but not soup. She has \
seen enough soup.
`,
  `
# fri evening
m: 牛肉已经腌好，香菇泡了，鱼明早去拿
t: Potatoes peeled. All of them. I have peeled since before I was born.
a: Glasses washed, forty of them, two died.
m: 碎碎平安
a: What does that mean?
m: 东西打碎了说这句，岁岁平安，每年平安
t: Then we are safe for two years.
a: Cake tins ready, walnuts chopped. I hid them from all of you.
t: I know where they are.
a: You do not.
t: Behind the oats.
a: …I am moving them.
m: 早点睡，明天七点
`,
  `
# sat morning
m: 早！鱼拿到了，三条，老板听说是八十大寿，多送了一把葱
t: Bread is in. The door is on its trestles. It looks like a table that was once a door.
a: Put the cloth on and it will look like a table that has a secret.
t: Rope up, lights up, tarpaulin folded and not needed so far.
m: 别说！
t: I said nothing.
a: Cake in the oven. Nobody jump.
m: 大家轻轻走
t: Biscuit is sitting in front of the oven like a guard.
a: Promote her.
`,
  `
# sat afternoon
a: Time for a count. Where are we?
m: 牛肉还要一小时，豆角等最后炒，面醒着
t: Chairs done, drinks in the bathtub with ice. The daughter has taken her for a long walk by the \
canal.
a: When do they come back?
t: Six sharp. She will send me a message with only a full stop.
m: 像电影
a: Candles?
t: Eighty?
a: Eight. One for each ten. I do not want to call the fire brigade on her birthday.
m: 她可能会高兴的
`,
  `
# sun morning
a: Good morning. I cannot feel my feet and I am so happy.
m: 面三米四！没有断！她一口气吃完了！
t: She held it up like a fishing line and the whole table counted.
a: And when you played, and she got up and danced with the baker…
m: 我哭了，你们都看见了
t: I made three mistakes and nobody heard a single one, because she was singing.
a: There were words! I never knew it had words.
t: Her husband used to play it. The daughter told me after, at the sink.
m: 😭
a: And the door held.
t: The door held 27 people's elbows. It may be a table now, it has earned it.
m: 照片都在这里：https://example.org/album/adler-80
`,
  `
# sun evening
t: Chairs are back at the bakery. All ten. They asked if there is any beef left.
m: 一点都没剩
a: There is half of the potato salad and a quarter of my soul.
t: What goes into the school's pot?
m: 豆沙包！我多蒸了三十个
a: She will love that. The cook, I mean. And the children, if she lets any of them near.
t: Nobody do anything tomorrow. I order a day of toast.
m: 同意，果酱我去买
`,
  `
# evening
a: A card was under the door. I read it out, it is short:
"My dear three upstairs. I have had eighty birthdays and I remember five. This is the fifth, and \
it is the first. The noodle was very long. Come for walnuts whenever you like. Your Hedwig A."
m: 贴冰箱！
t: Next to Ilse. Always next to Ilse.
a: There is no space.
t: I will move the soup.
m: 汤我已经会背了
`,
  `
# evening
m: 生活恢复正常：今晚谁做饭？
t: I could do lentils.
a: …
m: ……
t: A triumph of lentils?
a: Shall we have the frozen dumplings?
m: 只剩十一个
t: Eleven through three. It is a hard sum. Someone gets three.
a: Mei gets three. She made the noodle.
m: 那我再煎几个蛋
t: And I warm up the bread. You see, a feast.
`,
  `
t: Question for the table: what do we do with one kilo of beans?
a: You did not.
t: They were thin and crisp, Amara. I am only human.
m: 又是一公斤？！
t: I asked for a pound. I said it in Mei's units. I was so careful.
a: And?
t: And then the lady asked "a bit more?" and I heard myself say yes.
m: 没关系，这次我有新菜：豆角焖面、豆角包子、豆角炒蛋
a: I am on the train, home in forty minutes. Save me the crispy bits!
m: 给你留，还是老地方，盘子上面盖本书
t: The book is my bird guide. Please treat it gently.
m: 快回来吧，面已经下锅了 🍜
`,
]

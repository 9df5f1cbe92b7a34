export const kitchenSettlingIn = [
  `
# evening
m: 好，厨房群建好了。以后谁做饭、谁买菜、谁洗碗，都在这里说
t: A whole room for the kitchen table. I like it here already.
a: Can we also use it to say who finished the good jam?
t: That question is not in the spirit of the room.
m: 所以是你
t: I had toast. Toast needs jam. I am only human.
a: 罚款一瓶
m: 两瓶！
t: Two jars. Fair. Saturday market?
a: Apricot please 🙏
m: 我要草莓的
t: 记下了
`,
  `
# evening
m: 今晚谁做饭？
t: Not me, I did yesterday. The lentils were a triumph.
a: The lentils were… filling.
t: A triumph, she says.
m: 那我来，冰箱里有什么？
a: Half a cabbage, four eggs, tofu that wants to be eaten today, and a lemon of great age.
m: 够了。番茄鸡蛋，麻婆豆腐，清炒圆白菜
t: You made three dishes out of a lemon and despair.
m: 柠檬不用，柠檬可以退休了
a: 哈哈哈
t: What time?
m: 七点
a: I will be ten past, the train is slow today. Please leave me tofu.
m: 给你留一大碗
`,
  `
# morning
t: Announcement. The sourdough starter is alive.
a: It moved?
t: It doubled. I came down at six and it was looking at me over the rim of the jar.
m: 它有名字吗
t: Gerald.
m: 为什么是 Gerald
t: Because he is slow, a bit sour, and does his best work at night.
a: You have just described yourself.
t: …
m: 😂
t: Gerald heard that.
`,
  `
# evening
a: Who put the wooden spoon in the dishwasher
m: 不是我
t: I would never. Wood in a dishwasher is how spoons become driftwood.
a: So it was the cat.
m: 饼干最近很可疑
t: Biscuit has been seen near the rinse aid.
a: I oiled it again. It will live. Please, wood stays out, sharp knives stay out.
m: 铁锅也不能进
t: And Gerald stays out.
a: Nobody was going to wash Gerald.
t: I have to say it anyway. For my peace of mind.
`,
  `
# evening
m: 明天早市，清单：
葱、姜、香菜
豆角一斤
鸡蛋一打
便宜的水果，什么都行
a: Add yogurt and a bunch of mint please.
t: Flour. The strong one, two bags. And jam, since I am a convicted man.
m: 面粉很重，你自己扛
t: I have a bicycle and a sense of duty.
a: Last time the sense of duty fell off at the roundabout.
t: That was the eggs.
m: 所以鸡蛋我拿
t: 同意
`,
  `
# sat morning
t: At the market. They have apricot, strawberry, and something called "forest".
a: Forest is not a fruit.
t: It is purple and the lady says her grandmother makes it.
m: 买！
t: Bought all three. She also gave me a radish as big as my forearm, for free, and a recipe I did \
not understand.
a: What did she say?
t: Something like: slice, salt, wait, and do not tell your brother.
m: 那是腌萝卜。不告诉弟弟是因为弟弟会偷吃
t: I have no brother. The radish is safe.
a: The radish has me to fear.
m: 豆角怎么样
t: Thin and crisp. Got a kilo.
m: 我说的是一斤
t: …is that not a kilo
m: 是半公斤 😅
a: Beans all week then!
`,
  `
# sun evening
m: 豆角第一顿：干煸
m: 豆角第二顿：焖面
t: Beans the third: in the bread?
a: No.
m: 不行
t: I had to ask.
a: Bean salad with lemon and mint, I will do it for lunch tomorrow. A new lemon.
m: 好，第四顿凉拌，完美
t: I shall miss them when they are gone.
a: They are never going to be gone, Tom. You bought a kilo.
`,
  `
# evening
a: Small confession. I tried the {steamed egg|tomato egg soup} from Mei's notebook and it came \
out {like a sponge|like wallpaper paste}.
m: 火太{大|小}了？
a: Probably. I had it on {high the whole time|the lowest flame for half an hour}.
m: {水开以后转小火，盖子留一条缝|汤开了再倒蛋液，慢慢转圈倒}
t: I ate {it|two bowls} anyway. With {soy sauce|vinegar} it was {fine|brave}.
a: {Thank you for your loyalty.|You are a brave man yourself.}
m: {明天|今晚}我做一遍给你看
a: 太好了，我{带围裙|搬个凳子坐旁边看}
m: {十分钟就学会|看一次就会了}
t: And I will {hold the lid|taste}, for science.
`,
  `
# evening
t: Whose turn to descale the kettle?
m: 上次是我
a: And before that me.
t: I see where this is going.
m: 白醋在水槽下面
a: Half vinegar, half water, boil, wait, rinse twice.
t: The kitchen smells like a chip shop now.
m: 开窗
a: And rinse it twice!
t: I rinsed once and made tea.
a: And?
t: I would like to talk about something else.
`,
  `
# evening
m: 邻居 Adler 奶奶送来一篮核桃
t: A whole basket? She is too kind.
a: Her tree had a good year, she told me on the stairs. She also asked who plays the mouth organ \
at eleven at night.
t: Ah.
m: 哈哈哈哈
t: Did she sound angry?
a: She asked if you know any waltzes.
t: 我练
m: 核桃做什么好？琥珀核桃？
a: Yes!! And walnut bread, Tom.
t: Gerald is ready when you are.
m: 我们回送什么呢，不能让篮子空着回去
a: Bread and candied walnuts. Her own walnuts, wearing a coat.
m: 就这么定
`,
  `
# noon
a: Lunch update from my desk: I have the bean salad and three colleagues who want the recipe.
m: 嘿嘿
t: Tell them it starts with buying twice too much.
a: I said it was an old family method.
m: 什么家族
a: Ours.
t: Careful, I have something in my eye. It is onion, but still.
`,
  `
# evening
m: 饺子之夜定在下周六，怎么样？
t: Yes!
a: YES
m: 馅儿要投票
1 白菜猪肉
2 韭菜鸡蛋
3 茴香
t: One and two. What is three?
m: 茴香，像莳萝，有点甜
a: Three, I want to try three.
m: 那就三种都包，每人负责擀一百张皮
t: A hundred?!
m: 开玩笑，五十
a: Fifty is also a number that I have never rolled.
m: 我教你们，很解压
t: What shall I bring to the table, apart from fear?
m: 醋和蒜
`,
  `
# noon
t: The walnut bread is out of the oven. Crust like a good argument.
a: Half to Mrs Adler before you two eat it.
m: 我已经切了一片……
a: Of course.
t: She opened the door before I knocked. She could smell it. She held it like a baby.
m: 好可爱
t: Then she asked about the waltz again.
a: And?
t: I have until her birthday. It is in four weeks. She will be eighty.
m: 八十大寿！
a: That is not a birthday one passes by on the stairs.
m: 我们得做点什么
t: I was thinking the same. A table in the courtyard?
a: 记着，慢慢商量
`,
  `
# evening
a: The fridge is making the noise again.
t: Which one? The hum or the small train?
a: The small train.
m: 我以为是你在练口琴
t: I am hurt. I will look behind it.
t: Found: one magnet, one pea, seven years of dust, and a postcard from someone called Ilse.
a: Is the train gone?
t: The train was the back panel touching the pipe. I put a cork between them.
m: 安静了！
a: A cork. We live in a house held up by corks.
t: Good corks, though.
m: 明信片写的什么
t: "The sea is cold and the soup is good. Come soon." No year.
a: I love Ilse.
m: 贴在冰箱上吧
`,
  `
# evening
m: 谁把我的辣椒酱吃到见底了
a: 我以为是大家的……
t: I may have helped. It was in everything this week. It was in my porridge.
m: 粥里？！
t: Savoury porridge. I am growing as a person.
m: 这是我妈做的最后一瓶
a: Oh no. Mei, I am so sorry.
m: 没事没事，她听说你们喜欢，高兴得要命，说再寄六瓶
t: Six!
a: Your mother is a saint.
m: 她还问你们爱不爱吃腊肠
t: Please tell her that I have always loved it.
a: You do not know what it is.
t: I have always loved it.
`,
  `
# evening
t: Someone left one spoon of rice in the pot so as not to wash the pot.
m: ……
a: ……
t: I only want to say that I see you.
m: 是留给饼干的
t: Biscuit does not eat rice.
a: Biscuit ate my sandwich on Tuesday, I would not be so sure.
m: 我马上洗
t: Thank you. Nobody is in trouble. The pot sends its love.
`,
]

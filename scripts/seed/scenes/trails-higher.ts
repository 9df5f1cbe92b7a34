export const trailsHigher = [
  `
# noon
a: The Tern hut is full on our Saturday.
t: Oh no.
a: BUT they keep a list, and if we go a day earlier, Friday to Sunday, there is room for three in \
the winter annex.
m: What is a winter annex?
a: A shed with a stove and a very good view.
m: I love it already. I can take the Friday.
t: I can move a customer. He is a friend, he will only sigh.
a: Then Friday it is. Booked!
`,
  `
# evening
t: I would like to propose a sunrise.
a: Go on.
t: Heron Ridge, on our next free day. Up at four, at the top by half past five, breakfast on the \
flat stone.
m: Four in the morning is not a time. It is a rumour.
t: I carry the coffee.
m: How much coffee?
t: A litre.
a: I am in. I have a headlamp for you, Mei.
m: A litre, you said?
t: And cinnamon buns.
m: Fine. I believe in rumours.
`,
  `
# evening
a: Alarm set?
t: Three of them, in three rooms.
m: I set one and told my mother, she will ring me. It is already late morning for her.
a: That is the best alarm I have ever heard of.
t: Layers! It will be close to zero on top before the sun gets there.
m: Hat, gloves, the red socks?
a: The red socks are mine. You have the green ones. But yes.
`,
  `
# morning
t: We are up here. I have two bars of signal and no words.
m: 太美了，我说不出话
a: The whole valley is full of cloud and we are sitting on the edge of it like on a quay.
t: A heron flew over. Of course it did.
m: I would like it noted that I got up at 3:50 and was the first at the door.
a: Noted and carved in stone.
t: Coffee is still hot. Going quiet now.
`,
  `
# afternoon
m: After the ridge I slept from nine until one on top of the bed with my boots on.
a: Same, but on the kitchen floor. The cat lay on me, I could not move.
t: I am at my bench, sanding, and I have sanded the same side for an hour.
m: Photos please!
t: https://example.org/album/heron-ridge, the last one is my favourite I ever took. You two from \
behind, with the buns.
a: It looks as if we are about to sail somewhere.
m: 我要设成桌面
`,
  `
# evening
m: My mother has told all her neighbours that I climb mountains at night.
t: You do.
m: She wants to know if there are wolves.
a: Tell her one heron and Tom.
m: She says then you should eat more before you go.
t: That is the answer to everything I have ever asked your mother.
`,
  `
# evening
t: My left boot is talking. The sole came off at the toe, it opens and shuts.
a: Can it be glued?
t: The cobbler looked at it the way a vet looks at an old dog.
m: Oh no. How many years?
t: Sixteen. They have been with me since before I could cook.
a: When could you cook?
m: 😂
t: He says he will try. He says no promises. He says to come back on Friday and bring cake.
a: Cobblers and hut ladies, everyone in this valley takes bribes in cake.
`,
  `
# evening
t: The cobbler asks after the new boots, Mei. He heard them from inside his shop.
m: They do not squeak any more!
t: He said that they went by like two mice with a secret.
m: Is there something one can do about it?
t: He gave me a small tin of wax. Tongue and lace holes, thin, overnight, not near the stove.
a: And what did it cost?
t: The usual. He prefers poppy seed.
`,
  `
# noon
t: The boots live!
m: Yay!!
t: New soles, new stitching at the toe, and he found a little stone in the left heel that he says \
must have been in there for years.
a: Did you keep it?
t: It is on the windowsill. We have walked a long way together, that stone and I.
m: You will miss it.
t: I already limp differently.
`,
  `
# sat morning
a: Today: the long one. Eighteen kilometres, over Barrow Top and down through the beech wood. \
This is as long as day 3 of the Pass.
m: I have slept, I have eaten, I have taped my heels.
t: I have new soles and an old heart.
a: We have all day. There is a spring at kilometre seven, so two bottles each is plenty.
m: Flapjacks?
t: Flapjacks, cheese, the end of the walnut bread.
a: On to the bus, then.
`,
  `
# sat noon
m: Where are you two? I am at the gate with the blue rope.
a: We are at a gate with a blue rope.
t: So there are two gates with a blue rope.
m: Mine has a sheep.
a: Ours has no sheep. Stay there. Do you see the mast?
m: Yes, on my left, and the stream is behind me.
a: Then you took the lower path at the fork. Walk up along the wall until it ends, we come down \
to you.
m: The sheep is coming with me.
t: Everyone is welcome.
`,
  `
# sat evening
a: Eighteen kilometres, 740 metres up, one detour, one sheep. How is everybody?
m: Tired in a good way. Nothing hurts except stairs.
t: Stairs are a conspiracy.
m: I was scared for about one minute at the gate, and then I thought, stream behind, mast left, I \
know where I am on the map. It was a very good feeling.
a: That was the best moment of my day, when you said it on the phone. You sounded like a guide.
t: You sounded like a guide with a sheep.
m: I miss her.
`,
  `
# sun noon
t: Foot bath report: hot water, salt, a spoon of mustard. My grandmother's way.
m: 我也在泡脚，加了生姜
a: Ginger, mustard… we are making soup of ourselves.
t: And it works.
m: Tom, can I have mustard?
t: On the shelf. Bring ginger.
`,
  `
# evening
a: A small lesson on walking poles, because someone asked. Elbow at a right angle on the flat. \
Shorter uphill, longer downhill. Straps from below, so that the hand rests in the loop and you do \
not have to grip.
m: It was me, I asked. And which pole goes with which foot?
a: The opposite one. But as soon as you think about it you will fall over.
m: I thought about it in the corridor and fell over.
t: Then you have already done the difficult part.
m: 膝盖没事，面子有事
`,
  `
# evening
m: I read that one should drink before one is thirsty and eat before one is hungry.
t: I rest before I am tired. I have been doing it for years.
a: Half a litre an hour, a bit more in the sun, and a bite of something every time we stop.
m: And if I forget?
a: You get quiet. You got quiet at kilometre thirteen and I gave you an orange.
m: That was because I was quiet? I thought that you were only being nice.
a: Both can be true.
`,
  `
# evening
a: Packing list for the Pass, first draft. Shout if something is missing:
sleeping bag liner, the huts have blankets
two shirts, one warm layer, rain jacket and trousers
hat, gloves, sun cream, glasses
two pairs of socks and one pair for the hut
headlamp, dry bags, plasters, whistle
lunch for three days, something sweet, cup
cash, the huts do not take cards
m: A book?
a: One thin book for all three of us.
t: Mouth organ?
a: It weighs nothing. Yes.
m: Tea. I will carry tea.
t: A pack of cards!
a: And then the door is shut. Nobody over eight kilos.
`,
  `
# evening
t: What is everybody's favourite thing to have in a pocket?
a: A whistle. It has been in there for eight years and I have never blown it.
m: Ginger sweets. You?
t: A piece of string.
m: For what?
t: One never knows, that is the whole point of string.
a: In eight years, how often did you need it?
t: Twice. Once for a tent. Once for a cake.
m: A cake??
t: It was a windy picnic.
`,
  `
# afternoon
a: For later, and so that we do not argue again about which way we went. From the bus stop follow \
the red dots along the stream until the second footbridge. Do not cross it, even though the sign \
wants you to. After the charcoal clearing the path forks three times and each time it is the left \
one. When you see the chapel roof you have gone too far, but the view is worth the extra ten \
minutes.
t: "Too far, but worth it" is how I would like to be remembered.
m: And where is the bench with the carved fox?
a: At the second fork. Behind the bench there is a tap with good water.
m: I drew it all into my map, with a little fox.
t: Now we will never be lost again.
a: We will be lost by Saturday.
`,
  `
# evening
m: I weighed mine. Eleven.
t: What is in it?
m: Three books, in case the thin one is bad.
a: Mei.
m: And a small kettle.
t: There are kettles in huts.
m: But what if the kettle is bad?
a: Books out, kettle out.
m: Eight point two, and I feel naked.
t: Mine is nine. I am taking out the second cheese. Do not speak to me.
`,
  `
# evening
m: I counted my steps today. 24,318.
t: How many of those were to the fridge?
m: 318.
a: An honest woman.
t: My counter says four, because I left it in the drawer after I had picked it up.
m: 四步也是步
`,
  `
# evening
a: Idea: a dress rehearsal. This Saturday up to the Miller hut and one night there, back on \
Sunday. Same packs, same pace. If anything is going to break, let it break now.
t: I like it. Is there space?
a: I rang Jona. He said "there… is… always… space… for… people… who… ring".
m: 哈哈哈
m: Count me in. What does one do in a hut in the evening?
t: Eat, look at the mountain, play cards, go to bed at nine and lie awake listening to a stranger \
from the flatlands.
m: It sounds wonderful.
`,
  `
# fri evening
m: Is it normal to be nervous?
t: Yes. I have done it thirty times and I still check the stove twice and the door three times.
a: I lie in bed and pack in my head.
m: OK good. Then I am only normal.
a: You will see, after the first hour the body remembers what it is for.
`,
]

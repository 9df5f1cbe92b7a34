export const trailsFirstMiles = [
  `
# evening
a: Right. This is the room for walking. The goal: Lantern Pass, three days, two huts, before the \
season ends.
t: I am in. My knees are undecided.
m: I am in too, but be gentle, I have not walked further than the bakery this year.
a: That is why we train. One walk every weekend, each a little longer.
t: How long is the first?
a: Nine kilometres. Fox Hollow and back over the meadows.
m: That is a lot of bakeries.
t: There is one at the end. I looked.
m: OK now I am really in.
`,
  `
# noon
a: The three days of the Pass, roughly:
Day 1, valley to the Miller hut, 14 km, 700 m up
Day 2, over the pass to the Tern hut, 17 km, 900 m up and down
Day 3, down the long valley to the train, 19 km
t: Day 3 is called "down" and has 19 kilometres. I do not trust it.
m: 900 metres up, how many floors is that?
t: Three hundred.
m: Oh good. I will take the lift.
a: In five weeks you will laugh at three hundred floors.
m: I will laugh from a distance.
`,
  `
# evening
m: Do I need real boots for Fox Hollow?
a: Trainers are fine for the first one if it stays dry.
t: But start looking now. Boots take two weeks to become friends.
m: What do you two have?
t: Old leather ones. I have had them resoled three times. They know the way alone.
a: Light ones, half a size up. My toes like a bit of room downhill.
m: Half a size up. Noted.
a: And try them on in the evening, feet grow during the day.
m: Mine too?
t: Everyone's. It is the great secret of shoe shops.
`,
  `
# evening
t: Stairs training, day one. I went up and down our staircase ten times with the pack on.
m: That was you? I thought that somebody was moving out.
t: On the seventh time Mrs Adler opened her door and handed me a glass of water without a word.
a: Like at a marathon.
t: On the ninth she had a chair out and was timing me.
m: How did you do?
t: She says that I fade on the second floor.
`,
  `
# fri evening
a: Tomorrow: the early bus from the bridge, two changes, no, sorry, one. Bring water, a layer, \
something sweet.
t: I have flapjacks.
m: I have oranges and fear.
a: We walk at the pace of whoever is slowest and nobody says anything about it.
m: Can I say something about it if it is me?
a: You may.
t: Weather: cloud, ten to fifteen degrees, a little wind. Perfect for people who complain about sun.
m: 😎
`,
  `
# sat morning
t: I am at the bridge. It is very early and a swan is looking at me.
a: Two minutes.
m: I am on the wrong side of the bridge!
t: I can see you. Wave.
t: That is not you. A stranger waved back.
m: I am in the yellow jacket.
a: I can see both of you and also the bus. RUN
`,
  `
# sat evening
m: I did it! Nine kilometres!
a: Nine point six. I did not want to tell you at the time.
m: 你骗我
t: You were so fast on the last bit. Was it the bakery?
m: It was the smell of the bakery.
a: How are the feet?
m: One blister, left heel. It is the size of a coin.
t: Plaster with a hole cut in the middle, so nothing presses on it. Air at night.
m: Thank you doctor.
a: And boots this week.
m: Boots, yes.
`,
  `
# sun noon
t: Photos from yesterday: https://example.org/album/fox-hollow
m: Why am I eating in every single one?
t: I photograph what I see.
a: The one with the mist and the two hares!
t: I was so still for that one. There is a nettle in the story, but it is not in the picture.
m: 那张雾太美了
a: Can I print that for the hall?
t: I would be honoured.
`,
  `
# evening
m: I am in the shop. Help. There are two hundred boots.
a: Ankle high, not too stiff. Walk down the little wooden ramp they have. If your toes touch the \
front, no.
m: The first pair touches.
m: The second pair is very beautiful and hurts.
t: Put the beautiful pair down, Mei.
m: The third is brown and boring and feels like nothing.
a: Feels like nothing is the best thing a boot can say.
m: I have bought the boring ones.
t: I am proud of you. In a year you will find them beautiful.
`,
  `
# morning
m: I wore the boots to work. A student asked if I was going to the moon.
a: What did you say?
m: "In stages."
t: 😄
m: They squeak on the library floor. I now squeak past everyone who is asked to be quiet.
a: It will stop. A bit of talcum under the insole.
m: I will try. Until then I am the loudest librarian in the country.
`,
  `
# noon
m: There is a bird outside the reading room that sings the same three notes all morning. High, \
high, low. What is it?
t: Great tit, I would say. Like a squeaky pump?
m: Exactly like a squeaky pump!
a: I could also be a squeaky pump.
t: Is there a man with a bicycle under it?
m: …there is a man with a bicycle.
t: 😂
m: The bird has now stopped, and so has he.
`,
  `
# evening
a: Saturday's walk: Alder Lake, twelve kilometres, 320 metres up.
t: Clockwise or the other way?
a: Clockwise, so that the steep bit comes while we are fresh.
m: My boots are ready. I am nearly ready.
t: Can one swim there?
a: One can. One regrets it.
m: I will hold the towels.
t: Bus?
a: 8:10 from the bridge. The right side of the bridge, Mei.
`,
  `
# fri evening
t: Rain tomorrow after two, say the clever people.
a: Then we are at the hut café by two.
m: There is a café? You should begin with that.
a: Soup, cake, a stove. Closed if the lady does not feel like it.
t: What makes her feel like it?
a: Nobody knows.
m: I will bring a small present in any case.
`,
  `
# sat afternoon
m: It is raining, and they said after two.
t: It began at 12:20. I would like to speak with the clever people.
a: To anyone reading this later: we are under a spruce, eating oranges, and it is lovely.
m: It is a bit lovely.
t: My socks are two small lakes. One could walk around them clockwise.
a: Twenty minutes to the café. If she is open I will pay for everything.
`,
  `
# sat evening
t: She was OPEN.
a: She was open and she had the stove on, and it cost me four soups and five cakes.
m: Four soups for three people.
t: I was cold in two places.
m: She liked the walnut cookies I brought. She put them in her apron pocket and then gave us the \
table next to the stove.
a: That is how it is done. Tom and I have been there six times and never got that table.
t: Mei comes once and is family.
m: She says the bus is always late when it rains so we could stay for another tea. And it was!
`,
  `
# sun evening
a: Lesson of the week: dry bags. Everything that must not get wet goes into one, inside the pack. \
The rain cover is only decoration.
t: My map is now a kind of porridge.
m: And my phone fogged up, I could not see the route for an hour.
a: So, new rule: one paper map in plastic, one phone, one head that has looked at both the night \
before.
t: Whose head?
a: All three. That is the point of heads.
m: I will read maps this week. I have a whole shelf of them at work and never thought of walking \
in one.
`,
  `
# evening
m: What do you two think about when you walk uphill?
a: Numbers. I count to a hundred and begin again.
t: Soup.
m: I recite poems, but I run out of poems before I run out of hill.
a: That is a good reason to learn longer ones.
t: Or to find a smaller hill.
m: 我可以背《琵琶行》，正好一座山
a: How long is it?
m: Eighty-eight lines. About three hundred metres up, if one does not hurry the sad part.
`,
  `
# evening
m: Contour lines are wonderful, why did nobody tell me?
t: We did, you were eating.
m: Close together is steep, far apart is flat, and a V that points uphill is a stream.
a: Exactly.
m: So day 2 of the Pass is a wall and then a bathtub.
a: It is a wall and then a bathtub, yes.
t: I have walked with maps for twenty years and never heard it put so well.
m: And the hut is the plug.
`,
  `
# noon
a: Huts: I called the Miller hut. The warden is called Jona and speaks very slowly and very \
kindly. They have three beds on the weekend we want, in the room under the roof.
t: Under the roof is warm.
m: Is it mixed with other people?
a: Eight mats, three are ours. Earplugs.
t: I do not snore.
m: Tom. We share a wall.
t: I breathe with conviction.
a: I have reserved and will call the Tern hut tomorrow.
`,
]

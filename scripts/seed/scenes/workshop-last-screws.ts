export const workshopLastScrews = [
  `
# evening
t: Bad news. The left front hub has play. I took it apart and one bearing race has a pit like the \
moon.
a: Can one still get them?
t: For a bakery trike of that age? I have asked at three shops. The first laughed, the second \
cried, the third wants to buy the trike.
a: What about the box of hubs that you brought home from the tip? The one I told you not to bring \
home.
t: I knew that you would say this one day, and I have been looking forward to it.
a: Is there one in there?
t: There are FOUR.
`,
  `
# evening
t: The hub runs like honey. I spun the wheel and went to make tea, and when I came back it was \
still turning.
a: How long was the tea?
t: Let us say that it was a short tea.
a: I take back what I said about the box from the tip.
t: May I have that in writing?
a: 特此声明。
`,
  `
# noon
a: I have an ethical question about a birdhouse.
t: Please.
a: The hole is 28 mm, for the small tits. A sparrow has his head in it and is looking at me.
t: Only the head?
a: He seems to be thinking about the rest.
t: Build him one of his own, with 32. I have the offcuts of the poplar.
a: So the pushy one gets a house built for him.
t: It is how I got my first workshop.
`,
  `
# evening
a: Lights? She will ride home in the dark half of the year.
t: Dynamo in the front wheel, lamp under the hare, rear light in the mudguard. No batteries.
a: And a little one inside the lid, so that people can read the spines.
t: Oh, that is good. On a switch that closes when the wings open. Like a fridge.
a: Does ours close when the door is shut?
t: The fridge? Nobody has ever known.
`,
  `
# noon
a: I have three labels for the drawer under the shelf. Which one is best?
1 Library cards
2 Bookmarks, please take one
3 In case of rain
t: What is in the third?
a: A folded shower curtain, cut to fit over the wings.
t: Genius. All three, then. I make three little drawers.
a: You said one.
t: I said one before I knew about the curtain.
`,
  `
# evening
t: Dorothea is printing something that I did not ask for.
a: What?
t: It is small, it has a door, and it is going to take three hours.
a: Ah. That may have been me, from my desk, at lunch.
t: What is it?
a: A house for the stone from your boot. Since it lives on the windowsill.
t: …
a: Tom?
t: Dust. It is only dust.
`,
  `
# evening
t: Second coat of green. I compared it with the flake under three lamps. One can no longer tell \
which is the library.
a: Let me see, let me see
t: https://example.org/album/green
a: I got a lump in my throat from a colour.
t: It needs five days to get hard. Nobody may touch it. I have put up a sign, and then I touched \
the sign to see if it was dry.
`,
  `
# morning
a: Seedling news: everything is in the big pots now. The frog has moved into the second barrel \
and has been joined by a friend.
t: Does the float know?
a: I have given them a raft each.
t: How are the beans?
a: Do not say beans in this house.
`,
  `
# afternoon
a: The roof garden in numbers: 31 tomatoes, 12 lettuces, 9 radishes left, 2 frogs, 1 timer that \
thinks it is Tuesday.
t: What day is it for the timer when it is Tuesday?
a: Sunday. It waters as if nobody were looking.
t: The clock in it loses four minutes a day. It has simply been losing them for a very long time.
a: Can you wind it forward?
t: I can, but then it will miss its Wednesday.
a: 它就活在自己的时间里吧
`,
  `
# afternoon
a: Could you look at Frau Petri's sewing machine some time? It skips stitches on thick cloth.
t: Needle first. A new one, one size up, flat side to the back.
a: She says she has changed the needle.
t: When?
a: "Recently. When my son was at school."
t: How old is the son?
a: He has a son at school.
t: Bring me the machine, and one new needle, and do not tell her which of the two it was.
`,
  `
# evening
t: Sorted jar number three. Would you like to know what is in it?
a: More than anything.
t: Eleven wing nuts, a doll's eye, the key to something, a very small hinge, one euro from before \
it was worth less, and a note in my own writing that says "important, do not lose".
a: What was important?
t: The note does not say.
a: You must keep it.
t: I put it back in the jar. It is the safest place that I know.
`,
  `
# evening
t: The needle. It was the needle. But I also cleaned eleven grams of fluff out of it, so that \
there was something to show.
a: She is so happy that she is sewing the seat cover for the you-know-what. Green corduroy.
t: Corduroy! What a professor of a saddle.
a: She asked who it is for and I said "someone who carries things to people". She said no more \
and added a pocket.
`,
  `
# evening
t: Weight, everything on: 38.4 kilos. Box alone, 12.9.
a: Under thirteen!
t: Under thirteen, with hare.
a: I did not believe it. I bow to the poplar.
t: I planed the inside of the drawers until one could read through them.
a: I will hold that against the light.
`,
  `
# evening
a: Would it be possible to have a light in the cellar that goes on by itself? I always come down \
with both hands full.
t: There is one.
a: Where?
t: At the bottom of the stairs. It goes on once you have fallen down them.
a: I would like it at the top.
t: Done on Thursday. I have a sensor from the toaster that was understood but not mended.
`,
  `
# evening
a: I spoke with her boss. They will do a small coffee for the ten years, in the reading room at \
four. He thinks that we bring a cake.
t: We do bring a cake.
a: He thinks that we ONLY bring a cake.
t: How do we get 38 kilos of trike into a reading room without anybody hearing it?
a: There is a ramp at the side for the book trolleys. And 远山先生, the old gentleman with the chess \
board, has offered to keep her busy.
t: How?
a: He will ask her for a book that does not exist.
t: She will find it.
`,
  `
# evening
t: Test ride with Iwan, as agreed. He rang the bell for the whole length of the canal.
a: Did it hold?
t: It held a baker, three trays and his nephew.
a: Any noises?
t: One click on the right when turning. A washer. I had one left over, out of jar number two.
a: Then the machine in the jars is growing smaller.
t: Perhaps it was always a book bike.
`,
  `
# noon
a: I rode it home the long way to see what happens on cobbles.
t: AND?
a: The books stay put, the drawers stay shut, the lid stays down. I, however, have been shaken \
into a different person.
t: Is she nice?
a: She wants lower tyre pressure in front.
t: 2.5 instead of 3. Done in a minute.
`,
  `
# noon
t: Does anybody know what this is? Brass, as long as a finger, threaded at one end, a tiny bowl \
at the other: https://example.org/album/what-is-it
a: A spoon for someone who is very strict with himself.
t: It was in the wall of number 14, behind the plaster.
a: Give me a minute, I will ask in the staff room.
a: Physics says a burner nozzle. Music says a mouthpiece. Art says put it back.
t: I like Art.
a: Everyone likes Art.
`,
  `
# afternoon
t: I have carved the last bit. Under the lid, where only she will see it when it is open.
a: What does it say?
t: I practised the characters for two weeks. I hope that they stand up straight.
a: Send me a picture?
t: https://example.org/album/under-the-lid
a: 「风小的时候，慢慢骑」
a: Tom.
t: Is it right? I can still sand it off.
a: It is so right. If you touch it with sandpaper I will never speak to you again.
`,
  `
# evening
a: A thing I noticed. Four weeks ago this was a pile of rust under eleven flour sacks, and I was \
the person who says "do not bring that home".
t: And now?
a: Now I looked into a skip this morning, and I thought, that is a good wheel.
t: Did you take it?
a: It is in the hall. Please do not make a face.
t: This is the proudest day of my life.
`,
  `
# evening
t: To do before the big day:
grease the head bearing one last time
wax the drawers
find a ribbon that is long enough
find out how one ties a ribbon around a trike
a: I do the ribbon. I have wrapped stranger things.
t: What was the strangest?
a: A canoe.
t: We have known each other for nine years and you never told me about the canoe.
`,
  `
# noon
a: She asked me today why I have green paint in my hair.
t: What did you say?
a: "Seedlings."
t: And she believed it?
a: She looked at me for a long time and said 绿得真好看, and then she poured me tea.
t: She knows.
a: She does not know. She may know.
`,
  `
t: Everything is waxed, greased, tightened and loosened by a quarter turn. There is one screw \
left over.
a: From where?
t: If I knew that, it would not be left over.
a: Jar number one?
t: I thought I would drill a tiny hole and hang it on the bell, on a thread. For luck.
a: 好主意，留一颗螺丝，就还有下次
t: Is that a proverb?
a: It is now.
t: Ribbon?
a: Eleven metres, dark red, on the chair. I will come down at seven to practise the bow on you.
t: On me?
a: You are about the right width. And afterwards, when she has seen it, we tell Mei about this room.
t: It is public, you know. She could walk in at any time and read the whole thing.
a: Then, Mei, if you are reading this: act surprised 😄
`,
]

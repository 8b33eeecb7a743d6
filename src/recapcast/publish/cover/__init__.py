"""An episode's cover: a picture of the user's, made fit for players, or one drawn from the title and the show."""
